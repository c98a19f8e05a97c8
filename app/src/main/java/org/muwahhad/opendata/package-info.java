/**
 * Joint purchases as open data: releases of the Open Contracting Data Standard for every change,
 * records, feeds, files of a year, and statistics. Everything here is public. It is drawn from what
 * is public already, behind the acts, by the record of them.
 */
@NullMarked
package org.muwahhad.opendata;

import org.jspecify.annotations.NullMarked;
