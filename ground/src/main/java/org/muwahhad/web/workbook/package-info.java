/**
 * Workbooks that go out to be filled in and come back. A feature names its columns ({@link
 * org.muwahhad.web.workbook.SheetColumn}) and says what the rows hold and what they mean when they
 * return; how the sheets are drawn, locked, explained and read again is said here once.
 */
@NullMarked
package org.muwahhad.web.workbook;

import org.jspecify.annotations.NullMarked;
