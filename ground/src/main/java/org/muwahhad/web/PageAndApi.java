package org.muwahhad.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller whose methods answer people with a page and programs with JSON. A method names both
 * addresses, the one for programs below {@code /api/}. It answers through {@link Answers}. Its
 * {@code @Body} is read from JSON or from a form of the same record ({@link FormBodies}), and the
 * token of the form is checked before ({@link TakeForms}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Produces({MediaType.APPLICATION_JSON, Pages.HTML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
@ExecuteOn(TaskExecutors.BLOCKING)
public @interface PageAndApi {
  /** Whether forms have a row for every line, item or body ({@link Forms#readSheet}). */
  boolean sheets() default false;
}
