from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/masthead.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_colors = resolve('colors')
    l_0_publication = resolve('publication')
    l_0_dir = resolve('dir')
    l_0_date = resolve('date')
    l_0_tag = resolve('tag')
    l_0_email_only = resolve('email_only')
    l_0_mark = l_0_name = missing
    try:
        t_1 = environment.filters['href']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'href' found.")
    pass
    def macro(l_1_figure, l_1_class):
        t_2 = []
        if l_1_figure is missing:
            l_1_figure = undefined("parameter 'figure' was not provided", name='figure')
        if l_1_class is missing:
            l_1_class = undefined("parameter 'class' was not provided", name='class')
        pass
        t_2.extend((
            '<img class="',
            show(l_1_class),
            '" src="',
            show((l_1_figure.url if l_1_figure.__class__ in having_url else attribute(l_1_figure, 'url'))),
            '" alt="',
            show((l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))),
            '" width="',
            show((l_1_figure.width_px if l_1_figure.__class__ in having_width_px else attribute(l_1_figure, 'width_px'))),
            '"',
        ))
        if (l_1_figure.height_px if l_1_figure.__class__ in having_height_px else attribute(l_1_figure, 'height_px')):
            pass
            t_2.extend((
                ' height="',
                show((l_1_figure.height_px if l_1_figure.__class__ in having_height_px else attribute(l_1_figure, 'height_px'))),
                '"',
            ))
        t_2.append(
            ' />',
        )
        return concat(t_2)
    context.exported_vars.add('mark')
    context.vars['mark'] = l_0_mark = Macro(environment, macro, 'mark', ('figure', 'class'), False, False, False, context.eval_ctx.autoescape)
    def macro():
        t_3 = []
        l_1_logo = resolve('logo')
        l_1_logo_dark = resolve('logo_dark')
        pass
        if (undefined(name='logo') if l_1_logo is missing else l_1_logo):
            pass
            t_3.append(
                show(environment.call(context, (undefined(name='mark') if l_0_mark is missing else l_0_mark), (undefined(name='logo') if l_1_logo is missing else l_1_logo), ('logo logo-light' if (undefined(name='logo_dark') if l_1_logo_dark is missing else l_1_logo_dark) else 'logo'))),
            )
            if (undefined(name='logo_dark') if l_1_logo_dark is missing else l_1_logo_dark):
                pass
                t_3.append(
                    show(environment.call(context, (undefined(name='mark') if l_0_mark is missing else l_0_mark), (undefined(name='logo_dark') if l_1_logo_dark is missing else l_1_logo_dark), 'logo-dark')),
                )
        else:
            pass
            t_3.append(
                show((l_0_publication.name if l_0_publication.__class__ in having_name else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'name'))),
            )
        return concat(t_3)
    context.exported_vars.add('name')
    context.vars['name'] = l_0_name = Macro(environment, macro, 'name', (), False, False, False, context.eval_ctx.autoescape)
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter">\n      <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="tab" width="56" height="8" bgcolor="'
    yield show((l_0_colors.accent if l_0_colors.__class__ in having_accent else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'accent')))
    yield '">&#160;</td></tr></table>\n      <div class="masthead">\n'
    if (l_0_publication.url if l_0_publication.__class__ in having_url else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'url')):
        pass
        yield '        <a class="name tight-'
        yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
        yield '" href="'
        yield show(t_1((l_0_publication.url if l_0_publication.__class__ in having_url else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'url'))))
        yield '">'
        yield show(environment.call(context, (undefined(name='name') if l_0_name is missing else l_0_name)))
        yield '</a>'
    else:
        pass
        yield '        <span class="name tight-'
        yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
        yield '">'
        yield show(environment.call(context, (undefined(name='name') if l_0_name is missing else l_0_name)))
        yield '</span>'
    if (l_0_publication.tagline if l_0_publication.__class__ in having_tagline else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'tagline')):
        pass
        yield '        <br/><span class="tagline" dir="auto">'
        yield show((l_0_publication.tagline if l_0_publication.__class__ in having_tagline else attribute((undefined(name='publication') if l_0_publication is missing else l_0_publication), 'tagline')))
        yield '</span>\n'
    yield '      </div>\n      <table class="dateline" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">\n        <tr>\n          <td class="date" align="'
    yield show(('right' if ((undefined(name='dir') if l_0_dir is missing else l_0_dir) == 'rtl') else 'left'))
    yield '">'
    yield show((undefined(name='date') if l_0_date is missing else l_0_date))
    yield '</td>\n'
    if environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), 'view_in_browser_url'):
        pass
        yield '          <td class="browser" align="'
        yield show(('left' if ((undefined(name='dir') if l_0_dir is missing else l_0_dir) == 'rtl') else 'right'))
        yield '">'
        def macro():
            t_4 = []
            l_1_labels = resolve('labels')
            pass
            t_4.extend((
                '<a class="quiet" href="',
                show(environment.call(context, (undefined(name='tag') if l_0_tag is missing else l_0_tag), 'view_in_browser_url')),
                '">',
                show((l_1_labels.view_in_browser if l_1_labels.__class__ in having_view_in_browser else attribute((undefined(name='labels') if l_1_labels is missing else l_1_labels), 'view_in_browser'))),
                '</a>',
            ))
            return concat(t_4)
        caller = Macro(environment, macro, None, (), False, False, False, context.eval_ctx.autoescape)
        yield environment.call(context, (undefined(name='email_only') if l_0_email_only is missing else l_0_email_only), caller=caller)
        yield '</td>\n'
    yield '        </tr>\n      </table>\n    </mj-text>\n  </mj-column>\n</mj-section>'

blocks = {}
debug_info = '1=26&2=35&4=57&5=62&6=65&7=67&9=75&15=81&17=83&18=86&20=95&22=99&23=102&28=105&29=109&30=112'
having_accent = environment.having('accent')
having_height_px = environment.having('height_px')
having_name = environment.having('name')
having_tagline = environment.having('tagline')
having_url = environment.having('url')
having_view_in_browser = environment.having('view_in_browser')
having_width_px = environment.having('width_px')

# Made by tests/tools/docs.py, of partials/masthead.mjml.j2: change the template, not this file.
