from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/legend.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_legend = missing
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_2 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_3 = environment.filters['select']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'select' found.")
    try:
        t_4 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    def macro(l_1_figure):
        t_5 = []
        l_1_words = missing
        if l_1_figure is missing:
            l_1_figure = undefined("parameter 'figure' was not provided", name='figure')
        pass
        l_1_words = t_2(context.eval_ctx, t_3(context, [(l_1_figure.caption if l_1_figure.__class__ in having_caption else attribute(l_1_figure, 'caption')), (l_1_figure.credit if l_1_figure.__class__ in having_credit else attribute(l_1_figure, 'credit'))]), ' ')
        if (undefined(name='words') if l_1_words is missing else l_1_words):
            pass
            t_5.append(
                show(t_4(str_join(('[', t_1((undefined(name='words') if l_1_words is missing else l_1_words)), ']', )))),
            )
        return concat(t_5)
    context.exported_vars.add('legend')
    context.vars['legend'] = l_0_legend = Macro(environment, macro, 'legend', ('figure',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '2=38&3=44&4=45'
having_caption = environment.having('caption')
having_credit = environment.having('credit')

# Made by tests/tools/docs.py, of text/legend.txt.j2: change the template, not this file.
