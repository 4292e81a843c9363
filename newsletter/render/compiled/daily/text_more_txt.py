from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/more.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
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
    try:
        t_5 = environment.tests['defined']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No test named 'defined' found.")
    pass
    l_0_title = t_2((l_0_block.title if l_0_block.__class__ in having_title else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))
    context.vars['title'] = l_0_title
    context.exported_vars.add('title')
    yield show(t_4((undefined(name='title') if l_0_title is missing else l_0_title)))
    yield '\n'
    yield show(('-' * t_3(environment, [t_1((undefined(name='title') if l_0_title is missing else l_0_title)), 72])))
    yield '\n\n'
    l_1_loop = missing
    for l_1_entry, l_1_loop in LoopContext((l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')), undefined):
        l_1_text = resolve('text')
        l_1_listed = missing
        _loop_vars = {}
        pass
        yield show(environment.call(context, (undefined(name='text') if l_1_text is missing else l_1_text), (l_1_entry,), _loop_vars=_loop_vars))
        yield '\n'
        l_1_listed = (((((not (l_1_loop.last if l_1_loop.__class__ in having_last else attribute(l_1_loop, 'last'))) and t_5((l_1_entry.compact if l_1_entry.__class__ in having_compact else attribute(l_1_entry, 'compact')))) and (l_1_entry.compact if l_1_entry.__class__ in having_compact else attribute(l_1_entry, 'compact'))) and t_5(attribute((l_1_loop.nextitem if l_1_loop.__class__ in having_nextitem else attribute(l_1_loop, 'nextitem')), 'compact'))) and attribute((l_1_loop.nextitem if l_1_loop.__class__ in having_nextitem else attribute(l_1_loop, 'nextitem')), 'compact'))
        _loop_vars['listed'] = l_1_listed
        if (((not (undefined(name='listed') if l_1_listed is missing else l_1_listed)) or (l_1_entry.blocks if l_1_entry.__class__ in having_blocks else attribute(l_1_entry, 'blocks'))) or (l_1_entry.image if l_1_entry.__class__ in having_image else attribute(l_1_entry, 'image'))):
            pass
            yield '\n'
    l_1_loop = l_1_entry = l_1_text = l_1_listed = missing
    yield '\n'
    yield show(environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references)))

blocks = {}
debug_info = '1=46&2=49&3=51&5=54&6=59&8=61&9=63&14=68'
having_blocks = environment.having('blocks')
having_compact = environment.having('compact')
having_image = environment.having('image')
having_last = environment.having('last')
having_nextitem = environment.having('nextitem')
having_title = environment.having('title')

# Made by tests/tools/docs.py, of text/more.txt.j2: change the template, not this file.
