/// The style sheet of charts and of shaded tables; the site embeds it in its own.
///
/// The theme sets the variables `--fg --bg --muted --grid` and the six series colours `--c1` to `--c6`, each with a
/// contrast of at least 4.5 : 1 against `--bg`.
package let chartStyle = """
  .chart-frame{container-type:inline-size}
  .chart{display:block;width:100%;height:auto;font:13px system-ui,sans-serif;font-variant-numeric:tabular-nums}
  .chart.narrow{display:none;font-size:14px;max-width:26rem}
  @container (max-width:32rem){.chart.wide{display:none}.chart.narrow{display:block}}
  @media print{.chart.wide{display:block}.chart.narrow{display:none}}
  .chart text{fill:var(--fg)}
  .chart .tick{font-size:12px}
  .chart .tick text{fill:var(--muted)}
  .chart.narrow .tick{font-size:13px}
  .chart .heading{font-weight:600}
  .chart .title{font-size:15px}
  .chart.narrow .title{font-size:16px}
  .chart .var{font-style:italic}
  .chart .script{font-size:.75em}
  .chart .grid{fill:none;stroke:var(--grid)}
  .chart .axis{fill:none;stroke:var(--muted)}
  .chart .asymptote{fill:none;stroke:var(--muted);stroke-dasharray:1 4;stroke-linecap:round}
  .s0{--h:var(--fg)}.s1{--h:var(--c1)}.s2{--h:var(--c2)}.s3{--h:var(--c3)}
  .s4{--h:var(--c4)}.s5{--h:var(--c5)}.s6{--h:var(--c6)}
  .s0,.s1,.s2,.s3,.s4,.s5,.s6{--s:var(--h)}
  .ramp-0{--s:color-mix(in oklab,var(--h) 55%,var(--bg))}
  .ramp-1{--s:color-mix(in oklab,var(--h) 70%,var(--bg))}
  .ramp-2{--s:color-mix(in oklab,var(--h) 85%,var(--bg))}
  .ramp-4{--s:color-mix(in oklab,var(--h) 82%,var(--fg))}
  .ramp-5{--s:color-mix(in oklab,var(--h) 64%,var(--fg))}
  .ramp-6{--s:color-mix(in oklab,var(--h) 46%,var(--fg))}
  .chart .line,.chart .rule,.chart .segment,.chart .contour{fill:none;stroke:var(--s);stroke-linejoin:round}
  .chart .line{stroke-width:2.25;stroke-linecap:round}
  .chart .rule,.chart .segment{stroke-width:1.25;stroke:color-mix(in oklab,var(--s) 75%,var(--bg))}
  .chart .contour{stroke-width:1.25;stroke:color-mix(in oklab,var(--s) 42%,var(--bg))}
  .chart .under{fill:none;stroke:var(--bg);stroke-width:5;stroke-linejoin:round;stroke-linecap:round;opacity:.8}
  .chart .terrain{fill:color-mix(in oklab,var(--fg) 5%,transparent);fill-rule:evenodd}
  .chart .terrain.fine{fill:color-mix(in oklab,var(--fg) 2%,transparent)}
  .chart .d2{stroke-dasharray:8 4;stroke-linecap:butt}
  .chart .d3{stroke-dasharray:2.5 3.5;stroke-linecap:butt}
  .chart .d4{stroke-dasharray:10 3 2.5 3;stroke-linecap:butt}
  .chart .d5{stroke-dasharray:14 4;stroke-linecap:butt}
  .chart .d6{stroke-dasharray:5 2.5;stroke-linecap:butt}
  .chart .dashed{stroke-dasharray:7 4;stroke-linecap:butt}
  .chart .dotted{stroke-dasharray:2 3.5;stroke-linecap:butt}
  .chart .thin{stroke-width:1}
  .chart .thick{stroke-width:3.5}
  .chart .raw{stroke-width:1;opacity:.4}
  .chart .line.faint,.chart .rule.faint,.chart .segment.faint,.chart .bar.faint,.chart .dot.faint{opacity:.45}
  .chart .dot{fill:var(--s);stroke:var(--bg);stroke-width:1}
  .chart .hollow{fill:var(--bg);stroke:var(--s);stroke-width:2}
  .chart .bar,.chart .step{fill:var(--s)}
  .chart .area{fill:color-mix(in oklab,var(--s) 24%,transparent)}
  .chart .area.s0{fill:color-mix(in oklab,var(--muted) 26%,transparent)}
  .chart .area.faint{opacity:.6}
  .chart .band{fill:color-mix(in oklab,var(--muted) 16%,transparent)}
  .chart .band.other{fill:color-mix(in oklab,var(--muted) 7%,transparent)}
  .chart .heat{shape-rendering:crispEdges;fill:var(--shade)}
  .chart .label{fill:var(--s,var(--fg));paint-order:stroke;stroke:var(--bg);stroke-width:3.5px;stroke-linejoin:round}
  .chart .label[class*=ramp-]{fill:color-mix(in oklab,var(--s) 70%,var(--fg))}
  .chart .small{font-size:12px}
  .chart.narrow .small{font-size:13px}
  .chart .muted{fill:var(--muted)}
  .chart .hits{pointer-events:none}
  .chart .hits>g>*{visibility:hidden}
  .chart .hits>g:hover>*{visibility:visible}
  .chart .hits path{fill:var(--bg);stroke:var(--muted);stroke-width:.75}
  .chart .hits path:first-child{fill:none;stroke:none;pointer-events:all}
  .chart .hits circle{r:4px;fill:var(--s);stroke:var(--bg)}
  .chart .hits text{font-size:12px;fill:var(--s,var(--fg))}
  .chart .hits>g>text{font-weight:600}
  .chart .hits [class*=ramp-] text{fill:color-mix(in oklab,var(--s) 70%,var(--fg))}
  @media print,(hover:none){.chart .hits{display:none}}
  .shade-0{--shade:color-mix(in oklab,var(--c1) 3%,var(--bg))}
  .shade-1{--shade:color-mix(in oklab,var(--c1) 12%,var(--bg))}
  .shade-2{--shade:color-mix(in oklab,var(--c1) 22%,var(--bg))}
  .shade-3{--shade:color-mix(in oklab,var(--c1) 32%,var(--bg))}
  .shade-4{--shade:color-mix(in oklab,var(--c1) 43%,var(--bg))}
  .shade-5{--shade:color-mix(in oklab,var(--c1) 54%,var(--bg))}
  .shade-6{--shade:color-mix(in oklab,var(--c1) 86%,var(--bg))}
  .shade-7{--shade:color-mix(in oklab,var(--c1) 93%,var(--bg))}
  .shade-8{--shade:var(--c1)}
  td[class*=shade-]{background:var(--shade);print-color-adjust:exact;-webkit-print-color-adjust:exact}
  td[class*=shade-]:last-child{box-shadow:.35em 0 var(--shade)}
  td:is(.shade-6,.shade-7,.shade-8){color:var(--bg)}
  .chart :is(.on-shade-6,.on-shade-7,.on-shade-8){fill:var(--bg)}

  """
