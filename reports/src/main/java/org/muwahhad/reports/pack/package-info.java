/**
 * The cover of several reports printed as one: {@link org.muwahhad.reports.pack.PackCover} is what
 * it says, {@link org.muwahhad.reports.pack.PackTemplate} how it is laid out. {@link
 * org.muwahhad.reports.render.PackPrinter} adds the contents and the reports.
 */
@NullMarked
package org.muwahhad.reports.pack;

import org.jspecify.annotations.NullMarked;
