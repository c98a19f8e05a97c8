/**
 * The form in which an officer fills in the demand: the draft as typed and kept, editing by several
 * people, splitting and pasting of lines, files, and the check before it is submitted.
 */
@NullMarked
package org.muwahhad.demand.form;

import org.jspecify.annotations.NullMarked;
