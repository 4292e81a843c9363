from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/code_block.txt.j2'

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
        t_1 = environment.filters['indent']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'indent' found.")
    try:
        t_2 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    pass
    yield show(t_1(t_2((l_0_block.value if l_0_block.__class__ in having_value else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'value'))), 4, first=True))

blocks = {}
debug_info = '1=26'
having_value = environment.having('value')

# Made by tests/tools/docs.py, of text/code_block.txt.j2: change the template, not this file.
