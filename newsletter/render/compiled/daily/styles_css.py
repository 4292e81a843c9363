from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'styles.css'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_colors = resolve('colors')
    l_0_fonts = resolve('fonts')
    l_0_dark = resolve('dark')
    pass
    yield '/* Flat rules are inlined, so each declaration is paid for at every use: what a line of text has\n   from its cell is not said again. Everything below "For clients that read a style sheet" is\n   extra; with all of it removed the email must still look right.\n   Negative tracking and slanted type are for scripts written from left to right: Arabic and Hebrew\n   have neither, hence the classes that end in -ltr. */\n\n.preheader { display: none; max-height: 0; mso-hide: all; overflow: hidden; }\n.tab { font-size: 1px; line-height: 8px; }\n.masthead { line-height: 1.2; padding: 22px 0 18px; }\n.name { color: '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; font-size: 30px; font-weight: bold; text-decoration: none; }\n.tight-ltr { letter-spacing: -0.5px; }\n.tagline { color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 14px; line-height: 1.6; }\n.logo { border: 0; display: inline-block; height: auto; max-width: 100%; }\n.logo-dark { border: 0; display: none; height: auto; max-width: 100%; mso-hide: all; }\n.dateline { border-top: 1px solid '
    yield show((l_0_colors.rule if l_0_colors.__class__ in having_rule else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'rule')))
    yield '; border-bottom: 1px solid '
    yield show((l_0_colors.rule if l_0_colors.__class__ in having_rule else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'rule')))
    yield '; }\n.date { color: '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 13px; font-weight: bold; line-height: 24px; padding: 6px 0; }\n.browser { font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 13px; line-height: 24px; padding: 6px 0; }\n.quiet { color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; text-decoration: underline; }\n\n.kicker { color: '
    yield show((l_0_colors.accent if l_0_colors.__class__ in having_accent else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'accent')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 14px; font-weight: bold; line-height: 1.4; margin: 0 0 8px; }\n.headline { font-size: 38px; font-weight: bold; line-height: 1.14; margin: 0; }\n.bare { color: '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; text-decoration: none; }\n.dek { color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; font-size: 20px; line-height: 1.45; margin: 14px 0 0; }\n.byline { color: '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 14px; line-height: 1.5; margin: 14px 0 0; }\n.fill { background-color: '
    yield show((l_0_colors.hush if l_0_colors.__class__ in having_hush else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'hush')))
    yield '; border: 0; color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; display: block; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 13px; height: auto; line-height: 1.5; width: 100%; }\n.caption { color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 13px; line-height: 1.5; margin: 8px 0 0; }\n\n.p { margin: 0 0 18px; }\n.a { color: '
    yield show((l_0_colors.link if l_0_colors.__class__ in having_link else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'link')))
    yield '; text-decoration: underline; }\n.h3 { font-size: 21px; line-height: 1.3; margin: 30px 0 10px; }\n.h4 { font-size: 18px; line-height: 1.35; margin: 26px 0 8px; }\n.h5, .h6 { font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 15px; line-height: 1.4; margin: 22px 0 6px; }\n.first { margin-top: 0; }\n.quote { border-color: '
    yield show((l_0_colors.accent if l_0_colors.__class__ in having_accent else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'accent')))
    yield '; border-style: solid; border-width: 0; font-size: 20px; line-height: 1.5; margin: 10px 0 26px; }\n.quote-ltr { border-left-width: 4px; font-style: italic; padding: 2px 0 2px 20px; }\n.quote-rtl { border-right-width: 4px; padding: 2px 20px 2px 0; }\n.quote .p { margin: 0 0 10px; }\n.attribution { color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 14px; font-style: normal; line-height: 1.5; margin: 0; }\n.list { margin: 0 0 18px; }\n.list-ltr { padding: 0 0 0 24px; }\n.list-rtl { padding: 0 24px 0 0; }\n.entry .p { margin: 0 0 8px; }\n.entry .list { margin: 0; }\n.code { background-color: '
    yield show((l_0_colors.hush if l_0_colors.__class__ in having_hush else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'hush')))
    yield '; border: 1px solid '
    yield show((l_0_colors.rule if l_0_colors.__class__ in having_rule else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'rule')))
    yield '; font-family: '
    yield show((l_0_fonts.code if l_0_fonts.__class__ in having_code else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'code')))
    yield '; font-size: 14px; font-style: normal; line-height: 1.5; margin: 0 0 18px; padding: 14px 16px; text-align: left; white-space: pre-wrap; }\ncode { font-family: '
    yield show((l_0_fonts.code if l_0_fonts.__class__ in having_code else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'code')))
    yield '; font-size: 88%; }\n.divider { border: 0; border-top: 1px solid '
    yield show((l_0_colors.rule if l_0_colors.__class__ in having_rule else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'rule')))
    yield '; margin: 28px auto; width: 96px; }\n\n.title { border-top: 1px solid '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; font-size: 25px; line-height: 1.25; margin: 0; padding: 14px 0 0; }\n.title-more { border-top: 4px solid '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; }\n.line { border-bottom: 1px solid '
    yield show((l_0_colors.rule if l_0_colors.__class__ in having_rule else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'rule')))
    yield '; }\n.thumb { padding: 20px 0; }\n.play { background-color: '
    yield show((l_0_colors.mark if l_0_colors.__class__ in having_mark else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'mark')))
    yield '; color: '
    yield show((l_0_colors.mark_ink if l_0_colors.__class__ in having_mark_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'mark_ink')))
    yield '; display: block; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 13px; font-weight: bold; line-height: 26px; padding: 0 10px; text-decoration: none; }\n.gap { font-size: 1px; }\n.words { font-family: '
    yield show((l_0_fonts.text if l_0_fonts.__class__ in having_text else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'text')))
    yield '; font-size: 16px; line-height: 1.5; padding: 18px 0; }\n.words .p { margin: 6px 0 0; }\n.words .caption { margin: 6px 0 0; }\n.label { color: '
    yield show((l_0_colors.accent if l_0_colors.__class__ in having_accent else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'accent')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 13px; font-weight: bold; line-height: 1.4; margin: 0 0 5px; }\n.item-title { font-size: 20px; line-height: 1.25; margin: 0; }\n.opinion-ltr { font-style: italic; }\n.compact { padding: 14px 0; }\n.brief { font-size: 17px; font-weight: normal; line-height: 1.45; margin: 0; }\n.compact .p { margin: 4px 0 0; }\n\n.sponsor { background-color: '
    yield show((l_0_colors.sponsor_ground if l_0_colors.__class__ in having_sponsor_ground else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ground')))
    yield '; border: 1px solid '
    yield show((l_0_colors.sponsor_border if l_0_colors.__class__ in having_sponsor_border else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_border')))
    yield '; }\n.disclosure { border-bottom: 1px solid '
    yield show((l_0_colors.sponsor_border if l_0_colors.__class__ in having_sponsor_border else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_border')))
    yield '; color: '
    yield show((l_0_colors.sponsor_label if l_0_colors.__class__ in having_sponsor_label else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_label')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 14px; font-weight: bold; line-height: 1.4; padding: 9px 24px; }\n.political { border-top: 1px solid '
    yield show((l_0_colors.sponsor_border if l_0_colors.__class__ in having_sponsor_border else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_border')))
    yield '; color: '
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 14px; line-height: 1.5; padding: 9px 24px; }\n.political .a { color: '
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '; }\n.creative { color: '
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 16px; line-height: 1.5; padding: 20px 24px 24px; }\n.pitch { font-size: 21px; font-weight: bold; line-height: 1.3; margin: 0 0 14px; }\n.creative .p { margin: 0 0 16px; }\n.creative .quote, .creative .h3, .creative .h4 { font-size: 17px; }\n.creative .a, .creative .caption { color: '
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '; }\n.pitch .a { text-decoration: none; }\n.shot { margin: 0 0 14px; }\n.button { border: 1px solid '
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '; mso-padding-alt: 10px 20px; }\n.button-link { color: '
    yield show((l_0_colors.sponsor_ink if l_0_colors.__class__ in having_sponsor_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'sponsor_ink')))
    yield '; display: inline-block; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; font-size: 15px; font-weight: bold; line-height: 24px; padding: 10px 20px; text-decoration: none; }\n\n.footer { border-top: 4px solid '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '; font-family: '
    yield show((l_0_fonts.label if l_0_fonts.__class__ in having_label else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'label')))
    yield '; padding: 14px 0 0; }\n.small { color: '
    yield show((l_0_colors.muted if l_0_colors.__class__ in having_muted else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'muted')))
    yield '; font-size: 13px; line-height: 24px; margin: 0 0 8px; }\n.strong { color: '
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield "; font-weight: bold; }\n.address { line-height: 20px; margin: 0; }\n\n/* For clients that read a style sheet. Outlook's apps and Outlook.com recolour by themselves and\n   mark what they changed: the last rules take back the accent and the right logo. The sponsor box\n   is left to them, since a ground changed without its ink, or ink without ground, hides the label. */\n\n:root { color-scheme: light dark; supported-color-schemes: light dark; }\n.bare:hover, .name:hover { text-decoration: underline !important; }\n\n@media only screen and (max-width: 480px) {\n  .gutter { padding-left: 20px !important; padding-right: 20px !important; }\n  .name { font-size: 28px !important; }\n  .headline { font-size: 31px !important; }\n  .dek { font-size: 18px !important; }\n  .item-title { font-size: 18px !important; }\n  .creative, .disclosure, .political { padding-left: 18px !important; padding-right: 18px !important; }\n}\n\n@media screen {\n  .a, .quiet { text-underline-offset: 3px; }\n}\n\n@media (prefers-color-scheme: dark) {\n  body, .ground { background-color: "
    yield show((l_0_dark.ground if l_0_dark.__class__ in having_ground else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'ground')))
    yield ' !important; }\n  .paper, .paper > table { background: '
    yield show((l_0_dark.paper if l_0_dark.__class__ in having_paper else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'paper')))
    yield ' !important; background-color: '
    yield show((l_0_dark.paper if l_0_dark.__class__ in having_paper else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'paper')))
    yield ' !important; }\n  .gutter > div, .name, .bare, .date, .byline { color: '
    yield show((l_0_dark.ink if l_0_dark.__class__ in having_ink else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'ink')))
    yield ' !important; }\n  .tagline, .quiet, .dek, .fill, .caption, .attribution, .small { color: '
    yield show((l_0_dark.muted if l_0_dark.__class__ in having_muted else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'muted')))
    yield ' !important; }\n  .strong { color: '
    yield show((l_0_dark.ink if l_0_dark.__class__ in having_ink else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'ink')))
    yield ' !important; }\n  .a { color: '
    yield show((l_0_dark.link if l_0_dark.__class__ in having_link else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'link')))
    yield ' !important; }\n  .kicker, .label { color: '
    yield show((l_0_dark.accent if l_0_dark.__class__ in having_accent else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'accent')))
    yield ' !important; }\n  .tab { background-color: '
    yield show((l_0_dark.accent if l_0_dark.__class__ in having_accent else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'accent')))
    yield ' !important; }\n  .quote { border-color: '
    yield show((l_0_dark.accent if l_0_dark.__class__ in having_accent else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'accent')))
    yield ' !important; }\n  .dateline, .line, .divider, .code { border-color: '
    yield show((l_0_dark.rule if l_0_dark.__class__ in having_rule else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'rule')))
    yield ' !important; }\n  .title, .footer { border-color: '
    yield show((l_0_dark.muted if l_0_dark.__class__ in having_muted else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'muted')))
    yield ' !important; }\n  .fill, .code { text-align: left; background-color: '
    yield show((l_0_dark.hush if l_0_dark.__class__ in having_hush else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'hush')))
    yield ' !important; }\n  .play { background-color: '
    yield show((l_0_dark.mark if l_0_dark.__class__ in having_mark else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'mark')))
    yield ' !important; color: '
    yield show((l_0_dark.mark_ink if l_0_dark.__class__ in having_mark_ink else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'mark_ink')))
    yield ' !important; }\n  .sponsor { background-color: '
    yield show((l_0_dark.sponsor_ground if l_0_dark.__class__ in having_sponsor_ground else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_ground')))
    yield ' !important; border-color: '
    yield show((l_0_dark.sponsor_border if l_0_dark.__class__ in having_sponsor_border else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_border')))
    yield ' !important; }\n  .disclosure { border-color: '
    yield show((l_0_dark.sponsor_border if l_0_dark.__class__ in having_sponsor_border else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_border')))
    yield ' !important; color: '
    yield show((l_0_dark.sponsor_label if l_0_dark.__class__ in having_sponsor_label else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_label')))
    yield ' !important; }\n  .political { border-color: '
    yield show((l_0_dark.sponsor_border if l_0_dark.__class__ in having_sponsor_border else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_border')))
    yield ' !important; }\n  .political, .political .a, .creative, .creative .a, .creative .bare, .creative .caption, .button-link { color: '
    yield show((l_0_dark.sponsor_ink if l_0_dark.__class__ in having_sponsor_ink else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_ink')))
    yield ' !important; }\n  .button { border-color: '
    yield show((l_0_dark.sponsor_ink if l_0_dark.__class__ in having_sponsor_ink else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'sponsor_ink')))
    yield ' !important; }\n  .logo-light { display: none !important; }\n  .logo-dark { display: inline-block !important; }\n}\n\n[data-ogsc] .kicker, [data-ogsc] .label { color: '
    yield show((l_0_dark.accent if l_0_dark.__class__ in having_accent else attribute((undefined(name='dark') if l_0_dark is missing else l_0_dark), 'accent')))
    yield ' !important; }\n[data-ogsc] .logo-light { display: none !important; }\n[data-ogsc] .logo-dark { display: inline-block !important; }'

blocks = {}
debug_info = '10=17&12=19&15=23&16=27&17=31&18=33&20=35&22=39&23=41&24=43&25=47&26=53&29=57&32=59&34=61&38=63&44=67&45=73&46=75&48=77&49=79&50=81&52=83&54=89&57=91&64=95&65=99&66=105&67=111&68=113&72=117&75=119&76=121&78=125&79=129&80=131&104=133&105=135&106=139&107=141&108=143&109=145&110=147&111=149&112=151&113=153&114=155&115=157&116=159&117=163&118=167&119=171&120=173&121=175&126=177'
having_accent = environment.having('accent')
having_code = environment.having('code')
having_ground = environment.having('ground')
having_hush = environment.having('hush')
having_ink = environment.having('ink')
having_label = environment.having('label')
having_link = environment.having('link')
having_mark = environment.having('mark')
having_mark_ink = environment.having('mark_ink')
having_muted = environment.having('muted')
having_paper = environment.having('paper')
having_rule = environment.having('rule')
having_sponsor_border = environment.having('sponsor_border')
having_sponsor_ground = environment.having('sponsor_ground')
having_sponsor_ink = environment.having('sponsor_ink')
having_sponsor_label = environment.having('sponsor_label')
having_text = environment.having('text')

# Made by tests/tools/docs.py, of styles.css: change the template, not this file.
