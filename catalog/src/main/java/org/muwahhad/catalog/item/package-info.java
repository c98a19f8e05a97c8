/**
 * Items and their immutable revisions: how an item is added, revised and retired, its images and
 * data sheets, its forms, and how one item is read.
 */
@NullMarked
package org.muwahhad.catalog.item;

import org.jspecify.annotations.NullMarked;
