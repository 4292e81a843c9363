from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/sponsor.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_block = resolve('block')
    l_0_fonts = resolve('fonts')
    l_0_colors = resolve('colors')
    l_0_width = resolve('width')
    l_0_prose = resolve('prose')
    l_0_labels = resolve('labels')
    l_0_legend = l_0_picture = l_0_creative = l_0_target = l_0_disclosure = l_0_political = missing
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
        t_3 = environment.filters['min']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'min' found.")
    pass
    included_template = environment.get_template('partials/picture.mjml.j2', 'blocks/sponsor.mjml.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/sponsor.mjml.j2') does not export the requested name 'legend'", name='legend')
    l_0_picture = getattr(included_template, 'picture', missing)
    if l_0_picture is missing:
        l_0_picture = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/sponsor.mjml.j2') does not export the requested name 'picture'", name='picture')
    context.vars.update({'legend': l_0_legend, 'picture': l_0_picture})
    context.exported_vars.difference_update(('legend', 'picture'))
    l_0_creative = environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'creative')
    context.vars['creative'] = l_0_creative
    context.exported_vars.add('creative')
    l_0_target = (environment.getattr(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action'), 'url') if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action') else '')
    context.vars['target'] = l_0_target
    context.exported_vars.add('target')
    l_0_disclosure = markup_join((environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure'), 'label'), ' · ', environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure'), 'advertiser'), ))
    context.vars['disclosure'] = l_0_disclosure
    context.exported_vars.add('disclosure')
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter" padding="20px 32px" font-family="'
    yield escape(environment.finalize(context, environment.getattr((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '" font-size="16px" line-height="1.5" color="'
    yield escape(environment.finalize(context, environment.getattr((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '">\n      <div role="region" aria-label="'
    yield escape(environment.finalize(context, (undefined(name='disclosure') if l_0_disclosure is missing else l_0_disclosure)))
    yield '">\n        <table class="sponsor" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="'
    yield escape(environment.finalize(context, environment.getattr((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ground')))
    yield '">\n          <tr><td class="disclosure">'
    yield escape(environment.finalize(context, (undefined(name='disclosure') if l_0_disclosure is missing else l_0_disclosure)))
    yield '</td></tr>\n          <tr>\n            <td class="creative">\n'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'logo'):
        pass
        l_0_width = t_3(environment, [(environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'logo'), 'width_px') or 120), 120])
        context.vars['width'] = l_0_width
        context.exported_vars.add('width')
        yield '              <p class="shot"><img src="'
        yield escape(environment.finalize(context, environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'logo'), 'url')))
        yield '" alt="'
        yield escape(environment.finalize(context, environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'logo'), 'alt')))
        yield '" width="'
        yield escape(environment.finalize(context, (undefined(name='width') if l_0_width is missing else l_0_width)))
        yield '" style="display:block;height:auto;max-width:100%" /></p>\n'
    if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline'):
        pass
        yield '              <p class="pitch">'
        yield escape(environment.finalize(context, t_2(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline'))))
        yield '</p>\n'
    if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image'):
        pass
        yield '              <div class="shot">\n                '
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='picture') if l_0_picture is missing else l_0_picture), environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image'), 486, (environment.getattr(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image'), 'href') or (undefined(name='target') if l_0_target is missing else l_0_target)), 'sponsored')))
        yield '\n                '
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image'))))
        yield '\n              </div>\n'
    yield '              '
    yield escape(environment.finalize(context, environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'blocks'))))
    yield '\n'
    if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action'):
        pass
        yield '              <table role="presentation" cellpadding="0" cellspacing="0" border="0">\n                <tr><td class="button"><a class="button-link" rel="sponsored" href="'
        yield escape(environment.finalize(context, t_1((undefined(name='target') if l_0_target is missing else l_0_target))))
        yield '">'
        yield escape(environment.finalize(context, t_2(environment.getattr(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action'), 'children'))))
        yield '</a></td></tr>\n              </table>\n'
    yield '            </td>\n          </tr>\n'
    l_0_political = environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure'), 'political')
    context.vars['political'] = l_0_political
    context.exported_vars.add('political')
    if (undefined(name='political') if l_0_political is missing else l_0_political):
        pass
        yield '          <tr><td class="political">'
        yield escape(environment.finalize(context, environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'political')))
        yield ' · '
        yield escape(environment.finalize(context, environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'paid_by')))
        yield ' '
        yield escape(environment.finalize(context, environment.getattr((undefined(name='political') if l_0_political is missing else l_0_political), 'payer')))
        yield ' · '
        yield escape(environment.finalize(context, environment.getattr((undefined(name='political') if l_0_political is missing else l_0_political), 'amount')))
        yield ' · <a class="a" rel="sponsored" href="'
        yield escape(environment.finalize(context, t_1(environment.getattr((undefined(name='political') if l_0_political is missing else l_0_political), 'notice_url'))))
        yield '">'
        yield escape(environment.finalize(context, environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'transparency_notice')))
        yield '</a></td></tr>\n'
    yield '        </table>\n      </div>\n    </mj-text>\n  </mj-column>\n</mj-section>'

blocks = {}
debug_info = '1=36&2=45&3=48&4=51&7=55&8=59&9=61&10=63&13=65&15=67&16=71&18=77&19=80&21=82&23=85&24=87&27=90&28=92&30=95&35=100&36=103&39=106'

# Made by tests/tools/docs.py, of blocks/sponsor.mjml.j2: change the template, not this file.
