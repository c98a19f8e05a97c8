package org.muwahhad.reports.award.band;

import org.muwahhad.reports.render.BarChart;

/** A chart, its caption, and in words what it shows. */
public record BandChart(BarChart chart, String caption, String description) {}
