from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/picture.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
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
        l_1_width = (t_4(environment, [environment.getattr(l_1_figure, 'width_px'), l_1_limit]) if environment.getattr(l_1_figure, 'width_px') else l_1_limit)
        t_6.extend((
            '<img class="fill" src="',
            escape(environment.finalize(context, environment.getattr(l_1_figure, 'url'))),
            '" alt="',
            escape(environment.finalize(context, environment.getattr(l_1_figure, 'alt'))),
            '" width="',
            escape(environment.finalize(context, (undefined(name='width') if l_1_width is missing else l_1_width))),
            '"',
        ))
        if (environment.getattr(l_1_figure, 'width_px') and environment.getattr(l_1_figure, 'height_px')):
            pass
            t_6.extend((
                ' height="',
                escape(environment.finalize(context, t_3(environment, [t_2(t_5(((environment.getattr(l_1_figure, 'height_px') * (undefined(name='width') if l_1_width is missing else l_1_width)) / environment.getattr(l_1_figure, 'width_px')))), 1]))),
                '"',
            ))
        if ((undefined(name='width') if l_1_width is missing else l_1_width) < l_1_limit):
            pass
            t_6.extend((
                ' style="max-width:',
                escape(environment.finalize(context, (undefined(name='width') if l_1_width is missing else l_1_width))),
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
                escape(environment.finalize(context, t_1(l_1_href))),
                '"',
            ))
            if l_1_rel:
                pass
                t_7.extend((
                    ' rel="',
                    escape(environment.finalize(context, l_1_rel)),
                    '"',
                ))
            t_7.append(
                '>',
            )
        t_7.append(
            escape(environment.finalize(context, environment.call(context, (undefined(name='image') if l_0_image is missing else l_0_image), l_1_figure, l_1_limit))),
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
        if (environment.getattr(l_1_figure, 'caption') or environment.getattr(l_1_figure, 'credit')):
            pass
            t_8.append(
                '<p class="caption">',
            )
            if environment.getattr(l_1_figure, 'caption'):
                pass
                t_8.extend((
                    escape(environment.finalize(context, environment.getattr(l_1_figure, 'caption'))),
                    escape(environment.finalize(context, (' ' if environment.getattr(l_1_figure, 'credit') else cond_expr_undefined("the inline if-expression on line 19 in 'partials/picture.mjml.j2' evaluated to false and no else section was defined.")))),
                ))
            t_8.extend((
                escape(environment.finalize(context, environment.getattr(l_1_figure, 'credit'))),
                '</p>\n',
            ))
        return concat(t_8)
    context.exported_vars.add('legend')
    context.vars['legend'] = l_0_legend = Macro(environment, macro, 'legend', ('figure',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '3=42&4=50&5=53&6=60&7=67&10=81&11=92&12=110&13=112&17=121&18=126&19=131'

# Made by tests/tools/docs.py, of partials/picture.mjml.j2: change the template, not this file.
