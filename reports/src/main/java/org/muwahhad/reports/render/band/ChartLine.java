package org.muwahhad.reports.render.band;

import net.sf.jasperreports.renderers.Renderable;

/** A chart and what it shows, for those who see it and those who do not. */
public record ChartLine(Renderable chart, String caption, String description) {}
