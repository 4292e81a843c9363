"""Judges a finished email by what email clients support, with the data of Can I Email.

``judge_clients`` is the way in. ``features`` says how each feature of the data is found in an
email, ``sheet`` and ``document`` find them, ``notes`` and ``fallbacks`` say when a lack of support
takes nothing from the reader.
"""
