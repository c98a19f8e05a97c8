package org.muwahhad.seeds.demo;

/** What a demo person may do. */
public enum DemoRole {
  CATALOG_MANAGER,
  CENTRAL_BUYER,
  PROCUREMENT_OFFICER,
  NATIONAL_COORDINATOR,
  OPENING_MEMBER,
  EVALUATOR,
  COMMITTEE_MEMBER,
  BIDDER,
  AUDITOR,
  ADMINISTRATOR
}
