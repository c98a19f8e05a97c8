/** General requirements of a draft in words, and the templates that dossiers are made from. */
@NullMarked
package org.muwahhad.tender.dossier;

import org.jspecify.annotations.NullMarked;
