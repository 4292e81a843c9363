"""The live preview: an issue as its readers will see it, while it is being written.

Imported only by its commands: everything that needs Starlette, uvicorn, watchfiles or Playwright
is in this package.
"""
