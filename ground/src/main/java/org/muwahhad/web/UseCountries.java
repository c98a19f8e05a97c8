package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muwahhad.shared.UnusableSetting;

/**
 * Takes the operator's list of countries into use, before any page. Without a setting the list that
 * comes with the system stays. The member states are first in every list, and are the same in all:
 * what counts as origin in the GCC rests on them.
 */
@Singleton
public class UseCountries {
  private static final String FILE = "muwahhad.countries";
  private final String file;

  UseCountries(@Value("${" + FILE + ":}") String file) {
    this.file = file.strip();
  }

  /**
   * Takes it into use.
   *
   * @throws UnusableSetting when the file cannot be read, or is no such list
   */
  public void run() {
    CountryList supplied = Countries.supplied();
    if (file.isEmpty()) {
      Countries.use(supplied);
      return;
    }
    try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      Countries.use(CountryList.read(in, supplied.first()));
    } catch (IOException e) {
      throw new UnusableSetting(
          FILE + " can't be read as a text file in UTF-8: " + file,
          "تعذّرت قراءة ملف الإعداد " + FILE + " نصًا بترميز UTF-8: " + file);
    } catch (CountryList.UnusableListException e) {
      throw refused(e);
    }
  }

  private UnusableSetting refused(CountryList.UnusableListException fault) {
    String what = fault.getMessage();
    return switch (fault.fault()) {
      case UNKNOWN_KEY ->
          new UnusableSetting(
              FILE
                  + " has first, left-out, only and names such as name.PS.ar, but no other line: "
                  + what,
              "لا يتضمن ملف الإعداد "
                  + FILE
                  + " غير أسطر first وleft-out وonly والأسماء مثل name.PS.ar، لا "
                  + what);
      case NO_CODE ->
          new UnusableSetting(
              FILE + " lists codes of ISO 3166-1 alpha-2 with commas between them, not " + what,
              "يسرد ملف الإعداد "
                  + FILE
                  + " رموز الدول وفق ISO 3166-1 alpha-2 مفصولةً بفواصل، لا "
                  + what);
      case TWICE ->
          new UnusableSetting(
              FILE + " lists a country twice: " + what,
              "يسرد ملف الإعداد " + FILE + " دولة مرتين: " + what);
      case NOT_THE_MEMBER_STATES ->
          new UnusableSetting(
              FILE + " must list the member states, and nobody else, under first: " + what,
              "يجب أن يسرد ملف الإعداد " + FILE + " الدول الأعضاء وحدها تحت first: " + what);
      case MEMBER_STATE_LEFT_OUT ->
          new UnusableSetting(
              FILE + " must not leave out a member state: " + what,
              "لا يجوز أن يستبعد ملف الإعداد " + FILE + " دولة عضوًا: " + what);
      case BOTH ->
          new UnusableSetting(
              FILE + " has either only or left-out, not both",
              "في ملف الإعداد " + FILE + " إما only وإما left-out، لا كلاهما");
      case NAME_IN_ONE_LANGUAGE ->
          new UnusableSetting(
              FILE + " must name a country in Arabic and English: " + what,
              "يجب أن يسمّي ملف الإعداد " + FILE + " الدولة بالعربية والإنجليزية: " + what);
      case NO_NAME ->
          new UnusableSetting(
              FILE + " must give a name of 1 to 100 characters that can be seen: " + what,
              "يجب أن يعطي ملف الإعداد " + FILE + " اسمًا مقروءًا من 1 إلى 100 حرف: " + what);
    };
  }
}
