/**
 * The form in which an officer writes the demand. The draft is kept as typed. Several people can
 * edit it, split, merge and paste lines, copy them from earlier rounds, add items from the catalog,
 * or replace all lines by a file. The pages of amendments and the last check before submission are
 * here too. A workbook that is exported and taken back belongs to {@code demand.workbook}.
 */
@NullMarked
package org.muwahhad.demand.form;

import org.jspecify.annotations.NullMarked;
