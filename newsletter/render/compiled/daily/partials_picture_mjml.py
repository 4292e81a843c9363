from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/picture.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_image = l_0_picture = l_0_legend = missing
    try:
        t_1 = environment.filters['href']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'href' found.")
    try:
        t_2 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
    try:
        t_3 = environment.filters['max']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'max' found.")
    try:
        t_4 = environment.filters['min']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'min' found.")
    try:
        t_5 = environment.filters['round']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'round' found.")
    pass
    def macro(l_1_figure, l_1_limit):
        t_6 = []
        l_1_width = missing
        if l_1_figure is missing:
            l_1_figure = undefined("parameter 'figure' was not provided", name='figure')
        if l_1_limit is missing:
            l_1_limit = undefined("parameter 'limit' was not provided", name='limit')
        pass
        l_1_width = (t_4(environment, [(l_1_figure.width_px if l_1_figure.__class__ in having_width_px else attribute(l_1_figure, 'width_px')), l_1_limit]) if (l_1_figure.width_px if l_1_figure.__class__ in having_width_px else attribute(l_1_figure, 'width_px')) else l_1_limit)
        t_6.extend((
            '<img class="fill" src="',
            show((l_1_figure.url if l_1_figure.__class__ in having_url else attribute(l_1_figure, 'url'))),
            '" alt="',
            show((l_1_figure.alt if l_1_figure.__class__ in having_alt else attribute(l_1_figure, 'alt'))),
            '" width="',
            show((undefined(name='width') if l_1_width is missing else l_1_width)),
            '"',
        ))
        if ((l_1_figure.width_px if l_1_figure.__class__ in having_width_px else attribute(l_1_figure, 'width_px')) and (l_1_figure.height_px if l_1_figure.__class__ in having_height_px else attribute(l_1_figure, 'height_px'))):
            pass
            t_6.extend((
                ' height="',
                show(t_3(environment, [t_2(t_5((((l_1_figure.height_px if l_1_figure.__class__ in having_height_px else attribute(l_1_figure, 'height_px')) * (undefined(name='width') if l_1_width is missing else l_1_width)) / (l_1_figure.width_px if l_1_figure.__class__ in having_width_px else attribute(l_1_figure, 'width_px'))))), 1])),
                '"',
            ))
        if ((undefined(name='width') if l_1_width is missing else l_1_width) < l_1_limit):
            pass
            t_6.extend((
                ' style="max-width:',
                show((undefined(name='width') if l_1_width is missing else l_1_width)),
                'px"',
            ))
        t_6.append(
            ' />',
        )
        return concat(t_6)
    context.exported_vars.add('image')
    context.vars['image'] = l_0_image = Macro(environment, macro, 'image', ('figure', 'limit'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_figure, l_1_limit, l_1_href, l_1_rel):
        t_7 = []
        if l_1_figure is missing:
            l_1_figure = undefined("parameter 'figure' was not provided", name='figure')
        if l_1_limit is missing:
            l_1_limit = undefined("parameter 'limit' was not provided", name='limit')
        if l_1_href is missing:
            l_1_href = ''
        if l_1_rel is missing:
            l_1_rel = ''
        pass
        if l_1_href:
            pass
            t_7.extend((
                '<a class="bare" href="',
                show(t_1(l_1_href)),
                '"',
            ))
            if l_1_rel:
                pass
                t_7.extend((
                    ' rel="',
                    show(l_1_rel),
                    '"',
                ))
            t_7.append(
                '>',
            )
        t_7.append(
            show(environment.call(context, (undefined(name='image') if l_0_image is missing else l_0_image), l_1_figure, l_1_limit)),
        )
        if l_1_href:
            pass
            t_7.append(
                '</a>',
            )
        return concat(t_7)
    context.exported_vars.add('picture')
    context.vars['picture'] = l_0_picture = Macro(environment, macro, 'picture', ('figure', 'limit', 'href', 'rel'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_figure):
        t_8 = []
        if l_1_figure is missing:
            l_1_figure = undefined("parameter 'figure' was not provided", name='figure')
        pass
        if ((l_1_figure.caption if l_1_figure.__class__ in having_caption else attribute(l_1_figure, 'caption')) or (l_1_figure.credit if l_1_figure.__class__ in having_credit else attribute(l_1_figure, 'credit'))):
            pass
            t_8.append(
                '<p class="caption">',
            )
            if (l_1_figure.caption if l_1_figure.__class__ in having_caption else attribute(l_1_figure, 'caption')):
                pass
                t_8.extend((
                    show((l_1_figure.caption if l_1_figure.__class__ in having_caption else attribute(l_1_figure, 'caption'))),
                    show((' ' if (l_1_figure.credit if l_1_figure.__class__ in having_credit else attribute(l_1_figure, 'credit')) else cond_expr_undefined("the inline if-expression on line 19 in 'partials/picture.mjml.j2' evaluated to false and no else section was defined."))),
                ))
            t_8.extend((
                show((l_1_figure.credit if l_1_figure.__class__ in having_credit else attribute(l_1_figure, 'credit'))),
                '</p>\n',
            ))
        return concat(t_8)
    context.exported_vars.add('legend')
    context.vars['legend'] = l_0_legend = Macro(environment, macro, 'legend', ('figure',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '3=44&4=52&5=55&6=62&7=69&10=83&11=94&12=112&13=114&17=123&18=128&19=133'
having_alt = environment.having('alt')
having_caption = environment.having('caption')
having_credit = environment.having('credit')
having_height_px = environment.having('height_px')
having_url = environment.having('url')
having_width_px = environment.having('width_px')

# Made by tests/tools/docs.py, of partials/picture.mjml.j2: change the template, not this file.
