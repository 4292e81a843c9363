from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/item.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_link = resolve('link')
    l_0_labels = resolve('labels')
    l_0_text = resolve('text')
    l_0_legend = l_0_title = l_0_linked = l_0_label = missing
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
        t_3 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_4 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_5 = environment.filters['select']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'select' found.")
    try:
        t_6 = environment.filters['selectattr']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'selectattr' found.")
    try:
        t_7 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    try:
        t_8 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    try:
        t_9 = environment.tests['defined']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No test named 'defined' found.")
    pass
    included_template = environment.get_template('text/legend.txt.j2', 'text/item.txt.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'text/item.txt.j2') does not export the requested name 'legend'", name='legend')
    context.vars['legend'] = l_0_legend
    context.exported_vars.discard('legend')
    l_0_title = t_2((l_0_block.title if l_0_block.__class__ in having_title else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))
    context.vars['title'] = l_0_title
    context.exported_vars.add('title')
    l_0_linked = t_7(str_join(((undefined(name='title') if l_0_title is missing else l_0_title), ' ', environment.call(context, (undefined(name='link') if l_0_link is missing else l_0_link), (l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')), (undefined(name='title') if l_0_title is missing else l_0_title)), )))
    context.vars['linked'] = l_0_linked
    context.exported_vars.add('linked')
    l_0_label = t_2(t_3(context.eval_ctx, t_5(context, [(environment.getitem((undefined(name='labels') if l_0_labels is missing else l_0_labels), (l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind'))) if ((l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')) != 'story') else ''), (l_0_block.kicker if l_0_block.__class__ in having_kicker else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')), (l_0_block.source if l_0_block.__class__ in having_source else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'source')), (l_0_block.duration if l_0_block.__class__ in having_duration else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'duration'))]), ' · '))
    context.vars['label'] = l_0_label
    context.exported_vars.add('label')
    if (l_0_block.compact if l_0_block.__class__ in having_compact else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'compact')):
        pass
        yield show(t_8(str_join(((str_join(((undefined(name='label') if l_0_label is missing else l_0_label), ': ', )) if (undefined(name='label') if l_0_label is missing else l_0_label) else ''), (undefined(name='linked') if l_0_linked is missing else l_0_linked), )), '  ', '- '))
        yield '\n'
    else:
        pass
        if (undefined(name='label') if l_0_label is missing else l_0_label):
            pass
            yield show(t_8((undefined(name='label') if l_0_label is missing else l_0_label)))
            yield '\n'
        yield show(t_8((undefined(name='linked') if l_0_linked is missing else l_0_linked)))
        yield '\n'
    if ((l_0_block.compact if l_0_block.__class__ in having_compact else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'compact')) and t_4(context.eval_ctx, t_6(context, (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')), 'items', 'defined'))):
        pass
        l_1_loop = missing
        for l_1_child, l_1_loop in LoopContext((l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')), undefined):
            _loop_vars = {}
            pass
            if t_9((l_1_child.items if l_1_child.__class__ in having_items else attribute(l_1_child, 'items'))):
                pass
                yield show('  ')
                yield show(t_1(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_1_child,), _loop_vars=_loop_vars), '  '))
                yield '\n'
            else:
                pass
                yield show(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_1_child,), _loop_vars=_loop_vars))
                yield '\n'
            if (not (l_1_loop.last if l_1_loop.__class__ in having_last else attribute(l_1_loop, 'last'))):
                pass
                yield '\n'
        l_1_loop = l_1_child = missing
    else:
        pass
        yield show(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
        yield '\n'
    yield '\n'
    yield show((environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image'))) if (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')) else ''))

blocks = {}
debug_info = '1=72&2=78&3=81&4=84&5=87&6=89&8=93&9=95&11=97&13=99&14=102&15=105&16=107&18=112&20=114&25=120&28=123'
having_blocks = environment.having('blocks')
having_compact = environment.having('compact')
having_duration = environment.having('duration')
having_image = environment.having('image')
having_items = environment.having('items')
having_kicker = environment.having('kicker')
having_kind = environment.having('kind')
having_last = environment.having('last')
having_source = environment.having('source')
having_title = environment.having('title')
having_url = environment.having('url')

# Made by tests/tools/docs.py, of text/item.txt.j2: change the template, not this file.
