/** The shared catalog: categories with attribute templates, items and their immutable revisions. */
@NullMarked
package org.muwahhad.catalog;

import org.jspecify.annotations.NullMarked;
