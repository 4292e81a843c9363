from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/sponsor.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
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
    l_0_creative = (l_0_block.creative if l_0_block.__class__ in having_creative else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'creative'))
    context.vars['creative'] = l_0_creative
    context.exported_vars.add('creative')
    l_0_target = (attribute((l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')), 'url') if (l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')) else '')
    context.vars['target'] = l_0_target
    context.exported_vars.add('target')
    l_0_disclosure = markup_join((attribute((l_0_block.disclosure if l_0_block.__class__ in having_disclosure else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure')), 'label'), ' · ', attribute((l_0_block.disclosure if l_0_block.__class__ in having_disclosure else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure')), 'advertiser'), ))
    context.vars['disclosure'] = l_0_disclosure
    context.exported_vars.add('disclosure')
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter" padding="20px 32px" font-family="'
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '" font-size="16px" line-height="1.5" color="'
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '">\n      <div role="region" aria-label="'
    yield show((undefined(name='disclosure') if l_0_disclosure is missing else l_0_disclosure))
    yield '">\n        <table class="sponsor" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="'
    yield show((l_0_colors.sponsor_ground if l_0_colors.__class__ in having_sponsor_ground else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ground')))
    yield '">\n          <tr><td class="disclosure">'
    yield show((undefined(name='disclosure') if l_0_disclosure is missing else l_0_disclosure))
    yield '</td></tr>\n          <tr>\n            <td class="creative">\n'
    if (l_0_block.logo if l_0_block.__class__ in having_logo else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'logo')):
        pass
        l_0_width = t_3(environment, [(attribute((l_0_block.logo if l_0_block.__class__ in having_logo else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'logo')), 'width_px') or 120), 120])
        context.vars['width'] = l_0_width
        context.exported_vars.add('width')
        yield '              <p class="shot"><img src="'
        yield show(attribute((l_0_block.logo if l_0_block.__class__ in having_logo else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'logo')), 'url'))
        yield '" alt="'
        yield show(attribute((l_0_block.logo if l_0_block.__class__ in having_logo else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'logo')), 'alt'))
        yield '" width="'
        yield show((undefined(name='width') if l_0_width is missing else l_0_width))
        yield '" style="display:block;height:auto;max-width:100%" /></p>\n'
    if (l_0_creative.headline if l_0_creative.__class__ in having_headline else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline')):
        pass
        yield '              <p class="pitch">'
        yield show(t_2((l_0_creative.headline if l_0_creative.__class__ in having_headline else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline'))))
        yield '</p>\n'
    if (l_0_creative.image if l_0_creative.__class__ in having_image else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image')):
        pass
        yield '              <div class="shot">\n                '
        yield show(environment.call(context, (undefined(name='picture') if l_0_picture is missing else l_0_picture), (l_0_creative.image if l_0_creative.__class__ in having_image else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image')), 486, (attribute((l_0_creative.image if l_0_creative.__class__ in having_image else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image')), 'href') or (undefined(name='target') if l_0_target is missing else l_0_target)), 'sponsored'))
        yield '\n                '
        yield show(environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (l_0_creative.image if l_0_creative.__class__ in having_image else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image'))))
        yield '\n              </div>\n'
    yield '              '
    yield show(environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), (l_0_creative.blocks if l_0_creative.__class__ in having_blocks else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'blocks'))))
    yield '\n'
    if (l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')):
        pass
        yield '              <table role="presentation" cellpadding="0" cellspacing="0" border="0">\n                <tr><td class="button"><a class="button-link" rel="sponsored" href="'
        yield show(t_1((undefined(name='target') if l_0_target is missing else l_0_target)))
        yield '">'
        yield show(t_2(attribute((l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')), 'children')))
        yield '</a></td></tr>\n              </table>\n'
    yield '            </td>\n          </tr>\n'
    l_0_political = attribute((l_0_block.disclosure if l_0_block.__class__ in having_disclosure else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure')), 'political')
    context.vars['political'] = l_0_political
    context.exported_vars.add('political')
    if (undefined(name='political') if l_0_political is missing else l_0_political):
        pass
        yield '          <tr><td class="political">'
        yield show((l_0_labels.political if l_0_labels.__class__ in having_political else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'political')))
        yield ' · '
        yield show((l_0_labels.paid_by if l_0_labels.__class__ in having_paid_by else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'paid_by')))
        yield ' '
        yield show((l_0_political.payer if l_0_political.__class__ in having_payer else attribute((undefined(name='political') if l_0_political is missing else l_0_political), 'payer')))
        yield ' · '
        yield show((l_0_political.amount if l_0_political.__class__ in having_amount else attribute((undefined(name='political') if l_0_political is missing else l_0_political), 'amount')))
        yield ' · <a class="a" rel="sponsored" href="'
        yield show(t_1((l_0_political.notice_url if l_0_political.__class__ in having_notice_url else attribute((undefined(name='political') if l_0_political is missing else l_0_political), 'notice_url'))))
        yield '">'
        yield show((l_0_labels.transparency_notice if l_0_labels.__class__ in having_transparency_notice else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'transparency_notice')))
        yield '</a></td></tr>\n'
    yield '        </table>\n      </div>\n    </mj-text>\n  </mj-column>\n</mj-section>'

blocks = {}
debug_info = '1=38&2=47&3=50&4=53&7=57&8=61&9=63&10=65&13=67&15=69&16=73&18=79&19=82&21=84&23=87&24=89&27=92&28=94&30=97&35=102&36=105&39=108'
having_amount = environment.having('amount')
having_blocks = environment.having('blocks')
having_call_to_action = environment.having('call_to_action')
having_creative = environment.having('creative')
having_disclosure = environment.having('disclosure')
having_headline = environment.having('headline')
having_image = environment.having('image')
having_label = environment.having('label')
having_logo = environment.having('logo')
having_notice_url = environment.having('notice_url')
having_paid_by = environment.having('paid_by')
having_payer = environment.having('payer')
having_political = environment.having('political')
having_sponsor_ground = environment.having('sponsor_ground')
having_sponsor_ink = environment.having('sponsor_ink')
having_transparency_notice = environment.having('transparency_notice')

# Made by tests/tools/docs.py, of blocks/sponsor.mjml.j2: change the template, not this file.
