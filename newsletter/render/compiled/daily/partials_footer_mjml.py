from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/footer.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_publication = resolve('publication')
    l_0_links = resolve('links')
    l_0_email_only = resolve('email_only')
    try:
        t_1 = environment.filters['href']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'href' found.")
    pass
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter" padding="32px 32px 40px">\n      <div class="footer">\n'
    if (not environment.call(context, attribute((l_0_publication.address if l_0_publication.__class__ in having_address else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'address')), 'startswith'), (l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name')))):
        pass
        yield '        <p class="small strong">'
        yield show((l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name')))
        yield '</p>\n'
    if (l_0_links.social if l_0_links.__class__ in having_social else attribute((undefined(name='links') if l_0_links is missing else l_0_links), 'social')):
        pass
        yield '        <p class="small">'
        l_1_loop = missing
        for l_1_link, l_1_loop in LoopContext((l_0_links.social if l_0_links.__class__ in having_social else attribute((undefined(name='links') if l_0_links is missing else l_0_links), 'social')), undefined):
            _loop_vars = {}
            pass
            yield show((' · ' if (not (l_1_loop.first if l_1_loop.__class__ in having_first else attribute(l_1_loop, 'first'))) else cond_expr_undefined("the inline if-expression on line 11 in 'partials/footer.mjml.j2' evaluated to false and no else section was defined.")))
            yield '<a class="quiet" href="'
            yield show(t_1((l_1_link.url if l_1_link.__class__ in having_url else attribute(l_1_link, 'url'))))
            yield '">'
            yield show((l_1_link.label if l_1_link.__class__ in having_label else attribute(l_1_link, 'label')))
            yield '</a>'
        l_1_loop = l_1_link = missing
        yield '</p>\n'
    def macro():
        t_2 = []
        l_1_labels = resolve('labels')
        pass
        t_2.extend((
            '        <p class="small">',
            show((l_1_labels.why if l_1_labels.__class__ in having_why else attribute((undefined(name='labels') if l_1_labels is missing else l_1_labels), 'why'))),
        ))
        def t_3(fiter):
            l_2_tag = resolve('tag')
            for (l_2_name, l_2_words) in fiter:
                if environment.call(context, (undefined(name='tag') if l_2_tag is missing else l_2_tag), l_2_name):
                    yield (l_2_name, l_2_words)
        l_2_loop = missing
        for (l_2_name, l_2_words), l_2_loop in LoopContext(t_3((('unsubscribe_url', (l_1_labels.unsubscribe if l_1_labels.__class__ in having_unsubscribe else attribute((undefined(name='labels') if l_1_labels is missing else l_1_labels), 'unsubscribe'))), ('preferences_url', (l_1_labels.preferences if l_1_labels.__class__ in having_preferences else attribute((undefined(name='labels') if l_1_labels is missing else l_1_labels), 'preferences'))), ('view_in_browser_url', (l_1_labels.view_in_browser if l_1_labels.__class__ in having_view_in_browser else attribute((undefined(name='labels') if l_1_labels is missing else l_1_labels), 'view_in_browser'))))), undefined):
            l_2_tag = resolve('tag')
            _loop_vars = {}
            pass
            if (l_2_loop.first if l_2_loop.__class__ in having_first else attribute(l_2_loop, 'first')):
                pass
                t_2.append(
                    '<br/>',
                )
            else:
                pass
                t_2.append(
                    ' · ',
                )
            t_2.extend((
                '<a class="quiet" href="',
                show(environment.call(context, (undefined(name='tag') if l_2_tag is missing else l_2_tag), l_2_name, _loop_vars=_loop_vars)),
                '">',
                show(l_2_words),
                '</a>',
            ))
        l_2_loop = l_2_name = l_2_words = l_2_tag = missing
        t_2.append(
            '</p>\n',
        )
        return concat(t_2)
    caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
    yield environment.call(context, (undefined(name='email_only') if l_0_email_only is missing else l_0_email_only), caller=caller)
    yield '        <p class="small address" dir="auto">'
    l_1_loop = missing
    for l_1_line, l_1_loop in LoopContext(environment.call(context, attribute((l_0_publication.address if l_0_publication.__class__ in having_address else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'address')), 'splitlines')), undefined):
        _loop_vars = {}
        pass
        yield show(l_1_line)
        if (not (l_1_loop.last if l_1_loop.__class__ in having_last else attribute(l_1_loop, 'last'))):
            pass
            yield '<br/>'
    l_1_loop = l_1_line = missing
    yield '</p>\n      </div>\n    </mj-text>\n  </mj-column>\n</mj-section>'

blocks = {}
debug_info = '5=23&6=26&8=28&10=32&11=35&15=43&16=49&17=51&18=61&15=84&22=87'
having_address = environment.having('address')
having_first = environment.having('first')
having_label = environment.having('label')
having_last = environment.having('last')
having_name = environment.having('name')
having_preferences = environment.having('preferences')
having_social = environment.having('social')
having_unsubscribe = environment.having('unsubscribe')
having_url = environment.having('url')
having_view_in_browser = environment.having('view_in_browser')
having_why = environment.having('why')

# Made by tests/tools/docs.py, of partials/footer.mjml.j2: change the template, not this file.
