from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/item.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_labels = resolve('labels')
    l_0_last = resolve('last')
    l_0_prose = resolve('prose')
    l_0_target = resolve('target')
    l_0_dir = resolve('dir')
    l_0_image = l_0_legend = l_0_timed = l_0_facts = l_0_place = l_0_compact = l_0_title = l_0_label = missing
    try:
        t_1 = environment.filters['href']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'href' found.")
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
    pass
    included_template = environment.get_template('partials/picture.mjml.j2', 'blocks/item.mjml.j2')._get_default_module(context)
    l_0_image = getattr(included_template, 'image', missing)
    if l_0_image is missing:
        l_0_image = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/item.mjml.j2') does not export the requested name 'image'", name='image')
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/item.mjml.j2') does not export the requested name 'legend'", name='legend')
    context.vars.update({'image': l_0_image, 'legend': l_0_legend})
    context.exported_vars.difference_update(('image', 'legend'))
    l_0_timed = ((l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')) in ('video', 'audio'))
    context.vars['timed'] = l_0_timed
    context.exported_vars.add('timed')
    l_0_facts = t_4(context.eval_ctx, t_5(context, [(environment.getitem((undefined(name='labels') if l_0_labels is missing else l_0_labels), (l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind'))) if ((l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')) != 'story') else ''), (l_0_block.kicker if l_0_block.__class__ in having_kicker else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')), (l_0_block.source if l_0_block.__class__ in having_source else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'source'))]))
    context.vars['facts'] = l_0_facts
    context.exported_vars.add('facts')
    l_0_place = (t_4(context.eval_ctx, t_5(context, [(l_0_block.duration if l_0_block.__class__ in having_duration else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'duration'))])) if (not ((undefined(name='timed') if l_0_timed is missing else l_0_timed) and (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')))) else [])
    context.vars['place'] = l_0_place
    context.exported_vars.add('place')
    l_0_compact = ((l_0_block.compact if l_0_block.__class__ in having_compact else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'compact')) and (not (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image'))))
    context.vars['compact'] = l_0_compact
    context.exported_vars.add('compact')
    def macro():
        t_6 = []
        pass
        if (l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')):
            pass
            t_6.extend((
                '<a class="',
                show(('a' if (undefined(name='compact') if l_0_compact is missing else l_0_compact) else 'bare')),
                '" href="',
                show(t_1((l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')))),
                '">',
                show(t_2((l_0_block.title if l_0_block.__class__ in having_title else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))),
                '</a>',
            ))
        else:
            pass
            t_6.append(
                show(t_2((l_0_block.title if l_0_block.__class__ in having_title else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))),
            )
        return concat(t_6)
    context.exported_vars.add('title')
    context.vars['title'] = l_0_title = Macro(environment, macro, 'title', (), False, False, False, context.eval_ctx.autoescape)
    def macro():
        t_7 = []
        pass
        if ((undefined(name='facts') if l_0_facts is missing else l_0_facts) or (undefined(name='place') if l_0_place is missing else l_0_place)):
            pass
            t_7.extend((
                '<p class="label">',
                show(('▶︎ ' if ((undefined(name='timed') if l_0_timed is missing else l_0_timed) and (not (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')))) else cond_expr_undefined("the inline if-expression on line 12 in 'blocks/item.mjml.j2' evaluated to false and no else section was defined."))),
                show(t_3(context.eval_ctx, ((undefined(name='facts') if l_0_facts is missing else l_0_facts) + (undefined(name='place') if l_0_place is missing else l_0_place)), ' · ')),
                '</p>\n',
            ))
        return concat(t_7)
    context.exported_vars.add('label')
    context.vars['label'] = l_0_label = Macro(environment, macro, 'label', (), False, False, False, context.eval_ctx.autoescape)
    yield '    <mj-text css-class="gutter" '
    if (undefined(name='compact') if l_0_compact is missing else l_0_compact):
        pass
        yield 'font-size="16px" line-height="1.5" '
    yield '>\n'
    if (undefined(name='compact') if l_0_compact is missing else l_0_compact):
        pass
        yield '      <div class="compact'
        yield show((' line' if (not (undefined(name='last') if l_0_last is missing else l_0_last)) else cond_expr_undefined("the inline if-expression on line 17 in 'blocks/item.mjml.j2' evaluated to false and no else section was defined.")))
        yield '">\n        '
        yield show(environment.call(context, (undefined(name='label') if l_0_label is missing else l_0_label)))
        yield '\n        <h3 class="brief">'
        yield show(environment.call(context, (undefined(name='title') if l_0_title is missing else l_0_title)))
        yield '</h3>\n        '
        yield show(environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
        yield '\n      </div>\n'
    else:
        pass
        yield '      <table'
        if (not (undefined(name='last') if l_0_last is missing else l_0_last)):
            pass
            yield ' class="line"'
        yield ' role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">\n        <tr>\n'
        if (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')):
            pass
            l_0_target = (attribute((l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')), 'href') or (l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')))
            context.vars['target'] = l_0_target
            context.exported_vars.add('target')
            yield '          <td class="thumb" width="30%" valign="top">'
            if (undefined(name='target') if l_0_target is missing else l_0_target):
                pass
                yield '<a class="bare" href="'
                yield show(t_1((undefined(name='target') if l_0_target is missing else l_0_target)))
                yield '">'
            yield show(environment.call(context, (undefined(name='image') if l_0_image is missing else l_0_image), (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')), 160))
            if (undefined(name='timed') if l_0_timed is missing else l_0_timed):
                pass
                yield '<span class="play">▶︎ '
                yield show(((l_0_block.duration if l_0_block.__class__ in having_duration else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'duration')) or environment.getitem((undefined(name='labels') if l_0_labels is missing else l_0_labels), (l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')))))
                yield '</span>'
            if (undefined(name='target') if l_0_target is missing else l_0_target):
                pass
                yield '</a>'
            yield '\n          </td>\n          <td class="gap" width="18">&#160;</td>\n'
        yield '          <td class="words" valign="top">\n            '
        yield show(environment.call(context, (undefined(name='label') if l_0_label is missing else l_0_label)))
        yield '\n            <h3 class="item-title'
        yield show((markup_join((' opinion-', (undefined(name='dir') if l_0_dir is missing else l_0_dir), )) if ((l_0_block.kind if l_0_block.__class__ in having_kind else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')) == 'opinion') else cond_expr_undefined("the inline if-expression on line 38 in 'blocks/item.mjml.j2' evaluated to false and no else section was defined.")))
        yield '">'
        yield show(environment.call(context, (undefined(name='title') if l_0_title is missing else l_0_title)))
        yield '</h3>\n            '
        yield show(environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
        yield '\n'
        if (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image')):
            pass
            yield '            '
            yield show(environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (l_0_block.image if l_0_block.__class__ in having_image else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'image'))))
            yield '\n'
        yield '          </td>\n        </tr>\n      </table>\n'
    yield '    </mj-text>'

blocks = {}
debug_info = '1=50&2=59&3=62&4=65&6=68&7=71&8=74&10=93&11=96&12=100&15=108&16=112&17=115&18=117&19=119&20=121&23=126&25=130&26=132&28=136&29=141&30=142&31=147&37=152&38=154&39=158&40=160&41=163'
having_blocks = environment.having('blocks')
having_compact = environment.having('compact')
having_duration = environment.having('duration')
having_image = environment.having('image')
having_kicker = environment.having('kicker')
having_kind = environment.having('kind')
having_source = environment.having('source')
having_title = environment.having('title')
having_url = environment.having('url')

# Made by tests/tools/docs.py, of blocks/item.mjml.j2: change the template, not this file.
