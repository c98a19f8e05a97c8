/**
 * The form in which an officer fills in the demand: the draft as typed and kept, editing by several
 * people, splitting and pasting of lines, a file of lines in place of all of them, the pages of
 * amendments, and the check before it is submitted. A workbook that goes out and comes back is of
 * {@code demand.workbook}.
 */
@NullMarked
package org.muwahhad.demand.form;

import org.jspecify.annotations.NullMarked;
