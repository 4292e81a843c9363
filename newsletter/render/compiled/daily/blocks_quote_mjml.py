from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/quote.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_dir = resolve('dir')
    l_0_prose = resolve('prose')
    l_0_block = resolve('block')
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    pass
    yield '<blockquote class="quote quote-'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '">\n'
    yield show(environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
    yield '\n'
    if (l_0_block.attribution if l_0_block.__class__ in having_attribution else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution')):
        pass
        yield '<p class="attribution">'
        yield show(t_1((l_0_block.attribution if l_0_block.__class__ in having_attribution else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution'))))
        yield '</p>\n'
    yield '</blockquote>'

blocks = {}
debug_info = '1=23&2=25&3=27&4=30'
having_attribution = environment.having('attribution')
having_blocks = environment.having('blocks')

# Made by tests/tools/docs.py, of blocks/quote.mjml.j2: change the template, not this file.
