from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/quote.txt.j2'

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
    try:
        t_3 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    try:
        t_4 = environment.tests['defined']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No test named 'defined' found.")
    pass
    l_1_loop = missing
    for l_1_inner, l_1_loop in LoopContext((l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')), undefined):
        l_1_text = resolve('text')
        _loop_vars = {}
        pass
        if ((not t_4((l_1_inner.level if l_1_inner.__class__ in having_level else attribute(l_1_inner, 'level')))) and t_4((l_1_inner.text if l_1_inner.__class__ in having_text else attribute(l_1_inner, 'text')))):
            pass
            yield show(t_3(t_2((l_1_inner.text if l_1_inner.__class__ in having_text else attribute(l_1_inner, 'text'))), '> '))
            yield '\n'
        else:
            pass
            yield show(t_1(environment.call(context, (undefined(name='text') if l_1_text is missing else l_1_text), (l_1_inner,), _loop_vars=_loop_vars), '> ', first=True, blank=True))
            yield '\n'
        if ((not (l_1_loop.last if l_1_loop.__class__ in having_last else attribute(l_1_loop, 'last'))) or (l_0_block.attribution if l_0_block.__class__ in having_attribution else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution'))):
            pass
            yield '>\n'
    l_1_loop = l_1_inner = l_1_text = missing
    if (l_0_block.attribution if l_0_block.__class__ in having_attribution else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution')):
        pass
        yield show(t_3(str_join(('— ', t_2((l_0_block.attribution if l_0_block.__class__ in having_attribution else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution'))), )), '> '))
        yield '\n'

blocks = {}
debug_info = '1=39&2=43&3=45&5=49&7=51&11=55&12=57'
having_attribution = environment.having('attribution')
having_blocks = environment.having('blocks')
having_last = environment.having('last')
having_level = environment.having('level')
having_text = environment.having('text')

# Made by tests/tools/docs.py, of text/quote.txt.j2: change the template, not this file.
