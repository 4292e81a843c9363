from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/opening.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_opening = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['min']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'min' found.")
    try:
        t_3 = environment.tests['defined']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No test named 'defined' found.")
    pass
    def macro(l_1_blocks):
        t_4 = []
        l_1_namespace = resolve('namespace')
        l_1_found = missing
        if l_1_blocks is missing:
            l_1_blocks = undefined("parameter 'blocks' was not provided", name='blocks')
        pass
        l_1_found = environment.call(context, (undefined(name='namespace') if l_1_namespace is missing else l_1_namespace), count=t_1(l_1_blocks))
        l_2_loop = missing
        for l_2_block, l_2_loop in LoopContext(l_1_blocks, undefined):
            _loop_vars = {}
            pass
            if t_3((l_2_block.disclosure if l_2_block.__class__ in having_disclosure else attribute(l_2_block, 'disclosure'))):
                pass
                if not isinstance(l_1_found, Namespace):
                    raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
                l_1_found['count'] = t_2(environment, [(l_1_found.count if l_1_found.__class__ in having_count else attribute((undefined(name='found') if l_1_found is missing else l_1_found), 'count')), (l_2_loop.index0 if l_2_loop.__class__ in having_index0 else attribute(l_2_loop, 'index0'))])
        l_2_loop = l_2_block = missing
        t_4.append(
            show((l_1_found.count if l_1_found.__class__ in having_count else attribute((undefined(name='found') if l_1_found is missing else l_1_found), 'count'))),
        )
        return concat(t_4)
    context.exported_vars.add('opening')
    context.vars['opening'] = l_0_opening = Macro(environment, macro, 'opening', ('blocks',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '3=32&4=39&5=41&6=44&8=51'
having_count = environment.having('count')
having_disclosure = environment.having('disclosure')
having_index0 = environment.having('index0')

# Made by tests/tools/docs.py, of partials/opening.mjml.j2: change the template, not this file.
