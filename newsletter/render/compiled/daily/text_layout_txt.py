from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/layout.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
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
    yield show(t_2((l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))))
    yield '\n'
    if (l_0_publication.tagline if l_0_publication.__class__ in having_tagline else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'tagline')):
        pass
        yield show(t_4(t_2((l_0_publication.tagline if l_0_publication.__class__ in having_tagline else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'tagline')))))
        yield '\n'
    yield show(t_2((undefined(name='date') if l_0_date is missing else l_0_date)))
    yield '\n'
    if environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), 'view_in_browser_url'):
        pass
        yield show((l_0_labels.view_in_browser if l_0_labels.__class__ in having_view_in_browser else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'view_in_browser')))
        yield ': '
        yield show(environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), 'view_in_browser_url'))
        yield '\n'
    yield '\n'
    yield show(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_0_issue.parts if l_0_issue.__class__ in having_parts else attribute((undefined(name='issue') if l_0_issue is missing else l_0_issue), 'parts'))))
    yield '\n\n'
    yield show(environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references)))
    yield '\n\n'
    yield show('========================================================================')
    yield '\n\n'
    if (not environment.call(context, attribute((l_0_publication.address if l_0_publication.__class__ in having_address else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'address')), 'startswith'), (l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name')))):
        pass
        yield show(t_2((l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))))
        yield '\n'
    for l_1_link in (l_0_links.social if l_0_links.__class__ in having_social else attribute((undefined(name='links') if l_0_links is missing else l_0_links), 'social')):
        _loop_vars = {}
        pass
        yield show(t_2((l_1_link.label if l_1_link.__class__ in having_label else attribute(l_1_link, 'label'))))
        yield ': '
        yield show(t_1((l_1_link.url if l_1_link.__class__ in having_url else attribute(l_1_link, 'url'))))
        yield '\n'
    l_1_link = missing
    yield '\n'
    yield show(t_4((l_0_labels.why if l_0_labels.__class__ in having_why else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'why'))))
    yield '\n'
    def t_5(fiter):
        for (l_1_name, l_1_words) in fiter:
            if environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), l_1_name):
                yield (l_1_name, l_1_words)
    for (l_1_name, l_1_words) in t_5((('unsubscribe_url', (l_0_labels.unsubscribe if l_0_labels.__class__ in having_unsubscribe else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'unsubscribe'))), ('preferences_url', (l_0_labels.preferences if l_0_labels.__class__ in having_preferences else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'preferences'))))):
        _loop_vars = {}
        pass
        yield show(l_1_words)
        yield ': '
        yield show(environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), l_1_name, _loop_vars=_loop_vars))
        yield '\n'
    l_1_name = l_1_words = missing
    yield '\n'
    yield show(t_2(t_3((l_0_publication.address if l_0_publication.__class__ in having_address else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'address')))))

blocks = {}
debug_info = '1=45&2=47&3=49&5=51&6=53&7=55&10=60&12=62&14=64&16=66&17=68&19=70&20=73&23=79&24=81&25=88&28=94'
having_address = environment.having('address')
having_label = environment.having('label')
having_name = environment.having('name')
having_parts = environment.having('parts')
having_preferences = environment.having('preferences')
having_social = environment.having('social')
having_tagline = environment.having('tagline')
having_unsubscribe = environment.having('unsubscribe')
having_url = environment.having('url')
having_view_in_browser = environment.having('view_in_browser')
having_why = environment.having('why')

# Made by tests/tools/docs.py, of text/layout.txt.j2: change the template, not this file.
