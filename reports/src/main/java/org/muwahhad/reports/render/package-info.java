/**
 * The engine shared by all reports: templates compiled for each edition, fonts, numbers and dates,
 * structure tags, and the finishing that makes a PDF archivable.
 */
@NullMarked
package org.muwahhad.reports.render;

import org.jspecify.annotations.NullMarked;
