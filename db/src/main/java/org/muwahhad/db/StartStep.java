package org.muwahhad.db;

/** What the embedded database is doing while it starts, for the person who waits in front of it. */
public enum StartStep {
  UNPACKING_SERVER("تفكيك ملفات خادم قاعدة البيانات", "Unpacking the database server"),
  ENDING_ORPHAN(
      "إنهاء خادم قاعدة بيانات متبقٍّ من تشغيل سابق",
      "Ending a database server left behind by an earlier run"),
  CREATING_DATABASE("إنشاء قاعدة البيانات", "Creating the database"),
  STARTING_SERVER("تشغيل خادم قاعدة البيانات", "Starting the database server"),
  READY("قاعدة البيانات جاهزة", "The database is ready");

  private final String arabic;
  private final String english;

  StartStep(String arabic, String english) {
    this.arabic = arabic;
    this.english = english;
  }

  public String arabic() {
    return arabic;
  }

  public String english() {
    return english;
  }
}
