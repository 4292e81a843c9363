from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/item.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
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
    l_0_timed = (environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kind') in ('video', 'audio'))
    context.vars['timed'] = l_0_timed
    context.exported_vars.add('timed')
    l_0_facts = t_4(context.eval_ctx, t_5(context, [(environment.getitem((undefined(name='labels') if l_0_labels is missing else l_0_labels), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')) if (environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kind') != 'story') else ''), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker'), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'source')]))
    context.vars['facts'] = l_0_facts
    context.exported_vars.add('facts')
    l_0_place = (t_4(context.eval_ctx, t_5(context, [environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'duration')])) if (not ((undefined(name='timed') if l_0_timed is missing else l_0_timed) and environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'))) else [])
    context.vars['place'] = l_0_place
    context.exported_vars.add('place')
    l_0_compact = (environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'compact') and (not environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image')))
    context.vars['compact'] = l_0_compact
    context.exported_vars.add('compact')
    def macro():
        t_6 = []
        pass
        if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'url'):
            pass
            t_6.extend((
                '<a class="',
                escape(environment.finalize(context, ('a' if (undefined(name='compact') if l_0_compact is missing else l_0_compact) else 'bare'))),
                '" href="',
                escape(environment.finalize(context, t_1(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'url')))),
                '">',
                escape(environment.finalize(context, t_2(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))),
                '</a>',
            ))
        else:
            pass
            t_6.append(
                escape(environment.finalize(context, t_2(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'title')))),
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
                escape(environment.finalize(context, ('▶︎ ' if ((undefined(name='timed') if l_0_timed is missing else l_0_timed) and (not environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'))) else cond_expr_undefined("the inline if-expression on line 12 in 'blocks/item.mjml.j2' evaluated to false and no else section was defined.")))),
                escape(environment.finalize(context, t_3(context.eval_ctx, ((undefined(name='facts') if l_0_facts is missing else l_0_facts) + (undefined(name='place') if l_0_place is missing else l_0_place)), ' · '))),
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
        yield escape(environment.finalize(context, (' line' if (not (undefined(name='last') if l_0_last is missing else l_0_last)) else cond_expr_undefined("the inline if-expression on line 17 in 'blocks/item.mjml.j2' evaluated to false and no else section was defined."))))
        yield '">\n        '
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='label') if l_0_label is missing else l_0_label))))
        yield '\n        <h3 class="brief">'
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='title') if l_0_title is missing else l_0_title))))
        yield '</h3>\n        '
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
        yield '\n      </div>\n'
    else:
        pass
        yield '      <table'
        if (not (undefined(name='last') if l_0_last is missing else l_0_last)):
            pass
            yield ' class="line"'
        yield ' role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">\n        <tr>\n'
        if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'):
            pass
            l_0_target = (environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'), 'href') or environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'url'))
            context.vars['target'] = l_0_target
            context.exported_vars.add('target')
            yield '          <td class="thumb" width="30%" valign="top">'
            if (undefined(name='target') if l_0_target is missing else l_0_target):
                pass
                yield '<a class="bare" href="'
                yield escape(environment.finalize(context, t_1((undefined(name='target') if l_0_target is missing else l_0_target))))
                yield '">'
            yield escape(environment.finalize(context, environment.call(context, (undefined(name='image') if l_0_image is missing else l_0_image), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'), 160)))
            if (undefined(name='timed') if l_0_timed is missing else l_0_timed):
                pass
                yield '<span class="play">▶︎ '
                yield escape(environment.finalize(context, (environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'duration') or environment.getitem((undefined(name='labels') if l_0_labels is missing else l_0_labels), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kind')))))
                yield '</span>'
            if (undefined(name='target') if l_0_target is missing else l_0_target):
                pass
                yield '</a>'
            yield '\n          </td>\n          <td class="gap" width="18">&#160;</td>\n'
        yield '          <td class="words" valign="top">\n            '
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='label') if l_0_label is missing else l_0_label))))
        yield '\n            <h3 class="item-title'
        yield escape(environment.finalize(context, (markup_join((' opinion-', (undefined(name='dir') if l_0_dir is missing else l_0_dir), )) if (environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kind') == 'opinion') else cond_expr_undefined("the inline if-expression on line 38 in 'blocks/item.mjml.j2' evaluated to false and no else section was defined."))))
        yield '">'
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='title') if l_0_title is missing else l_0_title))))
        yield '</h3>\n            '
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
        yield '\n'
        if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'):
            pass
            yield '            '
            yield escape(environment.finalize(context, environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'image'))))
            yield '\n'
        yield '          </td>\n        </tr>\n      </table>\n'
    yield '    </mj-text>'

blocks = {}
debug_info = '1=48&2=57&3=60&4=63&6=66&7=69&8=72&10=91&11=94&12=98&15=106&16=110&17=113&18=115&19=117&20=119&23=124&25=128&26=130&28=134&29=139&30=140&31=145&37=150&38=152&39=156&40=158&41=161'

# Made by tests/tools/docs.py, of blocks/item.mjml.j2: change the template, not this file.
