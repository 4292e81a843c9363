from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/sponsor.txt.j2'

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
    l_0_text = resolve('text')
    l_0_words = resolve('words')
    l_0_link = resolve('link')
    l_0_labels = resolve('labels')
    l_0_facts = resolve('facts')
    l_0_legend = l_0_creative = l_0_political = missing
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_2 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    try:
        t_3 = environment.filters['upper']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'upper' found.")
    try:
        t_4 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    included_template = environment.get_template('text/legend.txt.j2', 'text/sponsor.txt.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'text/sponsor.txt.j2') does not export the requested name 'legend'", name='legend')
    context.vars['legend'] = l_0_legend
    context.exported_vars.discard('legend')
    l_0_creative = (l_0_block.creative if l_0_block.__class__ in having_creative else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'creative'))
    context.vars['creative'] = l_0_creative
    context.exported_vars.add('creative')
    yield show(environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references)))
    yield '\n\n'
    yield show('------------------------------------------------------------------------')
    yield '\n'
    yield show(t_4(t_1(str_join((t_3(attribute((l_0_block.disclosure if l_0_block.__class__ in having_disclosure else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure')), 'label')), ': ', attribute((l_0_block.disclosure if l_0_block.__class__ in having_disclosure else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure')), 'advertiser'), )))))
    yield '\n\n'
    yield show((t_4(t_1((l_0_creative.headline if l_0_creative.__class__ in having_headline else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline')))) if (l_0_creative.headline if l_0_creative.__class__ in having_headline else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline')) else ''))
    yield '\n\n'
    yield show((environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (l_0_creative.image if l_0_creative.__class__ in having_image else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image'))) if (l_0_creative.image if l_0_creative.__class__ in having_image else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image')) else ''))
    yield '\n\n'
    yield show(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_0_creative.blocks if l_0_creative.__class__ in having_blocks else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'blocks'))))
    yield '\n\n'
    if (l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')):
        pass
        l_0_words = t_1(attribute((l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')), 'children'))
        context.vars['words'] = l_0_words
        context.exported_vars.add('words')
        yield show(t_4(t_2(str_join(((undefined(name='words') if l_0_words is missing else l_0_words), ' ', environment.call(context, (undefined(name='link') if l_0_link is missing else l_0_link), attribute((l_0_creative.call_to_action if l_0_creative.__class__ in having_call_to_action else attribute((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action')), 'url'), (undefined(name='words') if l_0_words is missing else l_0_words)), )))))
        yield '\n'
    yield '\n'
    l_0_political = attribute((l_0_block.disclosure if l_0_block.__class__ in having_disclosure else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure')), 'political')
    context.vars['political'] = l_0_political
    context.exported_vars.add('political')
    if (undefined(name='political') if l_0_political is missing else l_0_political):
        pass
        l_0_facts = t_1(str_join(((l_0_labels.political if l_0_labels.__class__ in having_political else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'political')), ' · ', (l_0_labels.paid_by if l_0_labels.__class__ in having_paid_by else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'paid_by')), ' ', (l_0_political.payer if l_0_political.__class__ in having_payer else attribute((undefined(name='political') if l_0_political is missing else l_0_political), 'payer')), ' · ', (l_0_political.amount if l_0_political.__class__ in having_amount else attribute((undefined(name='political') if l_0_political is missing else l_0_political), 'amount')), ' · ', (l_0_labels.transparency_notice if l_0_labels.__class__ in having_transparency_notice else attribute((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'transparency_notice')), )))
        context.vars['facts'] = l_0_facts
        context.exported_vars.add('facts')
        yield show(t_4(t_2(str_join(((undefined(name='facts') if l_0_facts is missing else l_0_facts), ' ', environment.call(context, (undefined(name='link') if l_0_link is missing else l_0_link), (l_0_political.notice_url if l_0_political.__class__ in having_notice_url else attribute((undefined(name='political') if l_0_political is missing else l_0_political), 'notice_url')), (undefined(name='facts') if l_0_facts is missing else l_0_facts)), )))))
        yield '\n'
    yield '\n'
    yield show(environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references)))
    yield '\n'
    yield show('------------------------------------------------------------------------')

blocks = {}
debug_info = '1=45&2=51&4=54&6=56&7=58&9=60&11=62&13=64&15=66&16=68&17=71&20=74&21=77&22=79&23=82&26=85&27=87'
having_amount = environment.having('amount')
having_blocks = environment.having('blocks')
having_call_to_action = environment.having('call_to_action')
having_creative = environment.having('creative')
having_disclosure = environment.having('disclosure')
having_headline = environment.having('headline')
having_image = environment.having('image')
having_notice_url = environment.having('notice_url')
having_paid_by = environment.having('paid_by')
having_payer = environment.having('payer')
having_political = environment.having('political')
having_transparency_notice = environment.having('transparency_notice')

# Made by tests/tools/docs.py, of text/sponsor.txt.j2: change the template, not this file.
