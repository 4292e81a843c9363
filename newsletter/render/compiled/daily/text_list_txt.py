from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/list.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_entries = missing
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
        t_3 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
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
    try:
        t_6 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    def macro(l_1_list, l_1_outer):
        t_7 = []
        if l_1_list is missing:
            l_1_list = undefined("parameter 'list' was not provided", name='list')
        if l_1_outer is missing:
            l_1_outer = undefined("parameter 'outer' was not provided", name='outer')
        pass
        l_2_loop = missing
        for l_2_entry, l_2_loop in LoopContext((l_1_list.items if l_1_list.__class__ in having_items else attribute(l_1_list, 'items')), undefined):
            l_2_mark = l_2_inner = missing
            _loop_vars = {}
            pass
            l_2_mark = ('- ' if t_6((l_1_list.start if l_1_list.__class__ in having_start else attribute(l_1_list, 'start'))) else str_join((((l_1_list.start if l_1_list.__class__ in having_start else attribute(l_1_list, 'start')) + (l_2_loop.index0 if l_2_loop.__class__ in having_index0 else attribute(l_2_loop, 'index0'))), '. ', )))
            _loop_vars['mark'] = l_2_mark
            l_2_inner = str_join((l_1_outer, (' ' * t_3((undefined(name='mark') if l_2_mark is missing else l_2_mark))), ))
            _loop_vars['inner'] = l_2_inner
            l_3_loop = missing
            for l_3_child, l_3_loop in LoopContext(l_2_entry, undefined):
                l_3_text = resolve('text')
                _loop_vars = {}
                pass
                if t_5((l_3_child.items if l_3_child.__class__ in having_items else attribute(l_3_child, 'items'))):
                    pass
                    t_7.append(
                        show(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), l_3_child, (undefined(name='inner') if l_2_inner is missing else l_2_inner), _loop_vars=_loop_vars)),
                    )
                elif (t_5((l_3_child.text if l_3_child.__class__ in having_text else attribute(l_3_child, 'text'))) and (not t_5((l_3_child.level if l_3_child.__class__ in having_level else attribute(l_3_child, 'level'))))):
                    pass
                    t_7.extend((
                        show(t_4(t_2((l_3_child.text if l_3_child.__class__ in having_text else attribute(l_3_child, 'text'))), (undefined(name='inner') if l_2_inner is missing else l_2_inner), (str_join((l_1_outer, (undefined(name='mark') if l_2_mark is missing else l_2_mark), )) if (l_3_loop.first if l_3_loop.__class__ in having_first else attribute(l_3_loop, 'first')) else (undefined(name='inner') if l_2_inner is missing else l_2_inner)))),
                        '\n',
                    ))
                else:
                    pass
                    t_7.extend((
                        show((str_join((l_1_outer, (undefined(name='mark') if l_2_mark is missing else l_2_mark), )) if (l_3_loop.first if l_3_loop.__class__ in having_first else attribute(l_3_loop, 'first')) else (undefined(name='inner') if l_2_inner is missing else l_2_inner))),
                        show(t_1(environment.call(context, (undefined(name='text') if l_3_text is missing else l_3_text), (l_3_child,), _loop_vars=_loop_vars), (undefined(name='inner') if l_2_inner is missing else l_2_inner))),
                        '\n',
                    ))
            l_3_loop = l_3_child = l_3_text = missing
        l_2_loop = l_2_entry = l_2_mark = l_2_inner = missing
        return concat(t_7)
    context.exported_vars.add('entries')
    context.vars['entries'] = l_0_entries = Macro(environment, macro, 'entries', ('list', 'outer'), False, False, False, context.eval_ctx.autoescape)
    yield show(environment.call(context, (undefined(name='entries') if l_0_entries is missing else l_0_entries), (undefined(name='block') if l_0_block is missing else l_0_block), ''))

blocks = {}
debug_info = '1=51&2=59&3=63&4=65&5=68&6=72&7=75&8=77&9=80&11=86&16=95'
having_first = environment.having('first')
having_index0 = environment.having('index0')
having_items = environment.having('items')
having_level = environment.having('level')
having_start = environment.having('start')
having_text = environment.having('text')

# Made by tests/tools/docs.py, of text/list.txt.j2: change the template, not this file.
