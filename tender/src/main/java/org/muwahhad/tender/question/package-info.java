/**
 * Questions of suppliers on a published tender, the answers to everybody, and who follows a tender.
 */
@NullMarked
package org.muwahhad.tender.question;

import org.jspecify.annotations.NullMarked;
