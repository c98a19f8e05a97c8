package org.muwahhad.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Addresses that everybody reads without signing in, and that read the database for it. Strangers
 * read only a given number of them at once ({@link PlacesAtOnce}), so that they leave connections
 * to the database to people who signed in.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReadByEverybody {}
