from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/section.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_text = resolve('text')
    l_0_references = resolve('references')
    l_0_title = missing
    try:
        t_1 = environment.filters['cells']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'cells' found.")
    try:
        t_2 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_3 = environment.filters['min']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'min' found.")
    try:
        t_4 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    l_0_title = t_2((l_0_block.title if l_0_block.__class__ in having_title else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))
    context.vars['title'] = l_0_title
    context.exported_vars.add('title')
    yield show(t_4((undefined(name='title') if l_0_title is missing else l_0_title)))
    yield '\n'
    yield show(('-' * t_3(environment, [t_1((undefined(name='title') if l_0_title is missing else l_0_title)), 72])))
    yield '\n\n'
    yield show(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
    yield '\n\n'
    yield show(environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references)))

blocks = {}
debug_info = '1=41&2=44&3=46&5=48&7=50'
having_blocks = environment.having('blocks')
having_title = environment.having('title')

# Made by tests/tools/docs.py, of text/section.txt.j2: change the template, not this file.
