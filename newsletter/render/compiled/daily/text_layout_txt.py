from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/layout.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_publication = resolve('publication')
    l_0_date = resolve('date')
    l_0_tag = resolve('tag')
    l_0_labels = resolve('labels')
    l_0_text = resolve('text')
    l_0_issue = resolve('issue')
    l_0_references = resolve('references')
    l_0_links = resolve('links')
    try:
        t_1 = environment.filters['href']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'href' found.")
    try:
        t_2 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_3 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    try:
        t_4 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    yield str(environment.finalize(context, t_2(environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))))
    yield '\n'
    if environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'tagline'):
        pass
        yield str(environment.finalize(context, t_4(t_2(environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'tagline')))))
        yield '\n'
    yield str(environment.finalize(context, t_2((undefined(name='date') if l_0_date is missing else l_0_date))))
    yield '\n'
    if environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), 'view_in_browser_url'):
        pass
        yield str(environment.finalize(context, environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'view_in_browser')))
        yield ': '
        yield str(environment.finalize(context, environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), 'view_in_browser_url')))
        yield '\n'
    yield '\n'
    yield str(environment.finalize(context, environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), environment.getattr((undefined(name='issue') if l_0_issue is missing else l_0_issue), 'parts'))))
    yield '\n\n'
    yield str(environment.finalize(context, environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references))))
    yield '\n\n'
    yield str(environment.finalize(context, '========================================================================'))
    yield '\n\n'
    if (not environment.call(context, environment.getattr(environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'address'), 'startswith'), environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))):
        pass
        yield str(environment.finalize(context, t_2(environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))))
        yield '\n'
    for l_1_link in environment.getattr((undefined(name='links') if l_0_links is missing else l_0_links), 'social'):
        _loop_vars = {}
        pass
        yield str(environment.finalize(context, t_2(environment.getattr(l_1_link, 'label'))))
        yield ': '
        yield str(environment.finalize(context, t_1(environment.getattr(l_1_link, 'url'))))
        yield '\n'
    l_1_link = missing
    yield '\n'
    yield str(environment.finalize(context, t_4(environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'why'))))
    yield '\n'
    def t_5(fiter):
        for (l_1_name, l_1_words) in fiter:
            if environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), l_1_name):
                yield (l_1_name, l_1_words)
    for (l_1_name, l_1_words) in t_5((('unsubscribe_url', environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'unsubscribe')), ('preferences_url', environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'preferences')))):
        _loop_vars = {}
        pass
        yield str(environment.finalize(context, l_1_words))
        yield ': '
        yield str(environment.finalize(context, environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), l_1_name, _loop_vars=_loop_vars)))
        yield '\n'
    l_1_name = l_1_words = missing
    yield '\n'
    yield str(environment.finalize(context, t_2(t_3(environment.getattr((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'address')))))

blocks = {}
debug_info = '1=43&2=45&3=47&5=49&6=51&7=53&10=58&12=60&14=62&16=64&17=66&19=68&20=71&23=77&24=79&25=86&28=92'

# Made by tests/tools/docs.py, of text/layout.txt.j2: change the template, not this file.
