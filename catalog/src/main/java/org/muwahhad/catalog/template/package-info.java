/**
 * Categories and their templates: the attributes that items of a category state, how a template is
 * drafted, checked and published, and its immutable versions.
 */
@NullMarked
package org.muwahhad.catalog.template;

import org.jspecify.annotations.NullMarked;
