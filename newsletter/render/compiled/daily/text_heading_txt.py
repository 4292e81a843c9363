from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/heading.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_2 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    yield show(t_2(t_1((l_0_block.text if l_0_block.__class__ in having_text else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'text'))), '', ('## ' if ((l_0_block.level if l_0_block.__class__ in having_level else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'level')) == 3) else '### ')))

blocks = {}
debug_info = '1=26'
having_level = environment.having('level')
having_text = environment.having('text')

# Made by tests/tools/docs.py, of text/heading.txt.j2: change the template, not this file.
