package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.demo.LoadedDemo;

/** What people type, and the item they mean, which must be among the first three found. */
@Tag("long")
class DemoSearchTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Actor BUYER =
      APP.get(Actors.class)
          .get(Long.parseLong(APP.ask("SELECT id FROM person WHERE login = 'buyer'")));

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Arabic, as in the catalog
          حاسوب محمول                  | laptop
          حاسوب محمول مكتبي            | Office laptop
          حاسوب محمول خفيف             | Ultralight laptop
          حاسوب لوحي                   | Tablet computer
          حاسوب مكتبي                  | Desktop computer
          محطة عمل هندسية              | Engineering workstation
          ماسح ضوئي                    | Document scanner
          شاشة عرض                     | Monitor
          شاشة لمسية                   | Interactive touch display
          طابعة ليزر                   | Laser printer
          خادم قواعد بيانات            | database server
          جدار حماية                   | firewall
          محوّل شبكي                   | switch
          نقطة وصول لاسلكية            | Wireless access point
          اختبار اختراق                | Penetration test
          دورة تدريبية                 | training course
          حزمة برامج مكتبية            | Office productivity suite
          تخزين سحابي                  | Cloud storage
          # with and without article, marks and letters' forms; plural
          الحاسوب المحمول              | laptop
          الطابعات                     | printer
          طابعه ليزر                   | Laser printer
          اجهزة متعددة الوظائف         | Multifunction device
          حواسيب محمولة                | laptop
          الخوادم                      | server
          نُظُم تشغيل                  | operating system
          مُوجّه                       | router
          تدقيق امن المعلومات          | security audit
          فأرة                         | mouse
          لوحة مفاتيح                  | keyboard
          # with numbers in either digits
          حاسوب محمول ١٤ بوصة          | laptop, 14-inch
          شاشة ٢٧                      | 27-inch
          محول ٤٨ منفذ                 | 48 ports
          laptop 16gb                  | 16 GB
          # other words for the same
          لابتوب                       | laptop
          لاب توب                      | laptop
          كمبيوتر محمول                | laptop
          نوتبوك خفيف                  | Ultralight laptop
          تابلت                        | Tablet
          سيرفر                        | server
          راوتر                        | router
          سويتش                        | switch
          مضاد فيروسات                 | Endpoint malware protection
          سكانر                        | scanner
          ويب كام                      | camera
          جدار ناري                    | firewall
          سبورة ذكية                   | Interactive touch display
          أوفيس                        | Office productivity suite
          كيبورد                       | keyboard
          # English, as in the catalog and otherwise
          laptop                       | laptop
          notebook                     | laptop
          laptops for schools          | Classroom laptop
          rugged laptop                | Rugged field laptop
          desktop                      | Desktop
          pc                           | computer
          monitor 24                   | 24-inch
          photocopier                  | Multifunction device
          wifi 6                       | Wireless access point
          waf                          | Web application firewall
          ups                          | ninterruptible power
          antivirus                    | Endpoint malware protection
          windows licence              | operating system licence
          sql database                 | database licence
          siem                         | Security information
          helpdesk                     | User helpdesk
          pen test                     | Penetration test
          webcam                       | camera
          docking station              | Docking station
          ERP finance                  | ERP financial
          video conferencing           | Video meeting platform
          virtual server               | Cloud compute
          hypervisor                   | virtualisation
          # begun only
          lapt                         | laptop
          حاس                          | computer
          firew                        | firewall
          طابع                         | printer
          # mistyped
          latpop                       | laptop
          labtop                       | laptop
          moniter                      | Monitor
          fierwall                     | firewall
          virtualizaton                | virtualisation
          طابغة                        | printer
          حاسوب محمزل                  | laptop
          # by code
          LAP-0001                     | laptop
          srv 0001                     | server
          # words that people use and the catalog does not
          kybord                       | keyboard
          ssd                          | storage
          hard disk                    | storage
          قرص صلب                      | storage
          screens                      | Monitor
          fire wall                    | firewall
          note book                    | laptop
          office 365                   | Office productivity suite
          toner                        | Inkjet printer
          أحبار                        | Inkjet printer
          صيانة                        | Software support
          ip phone                     | switch
          تلفون                        | switch
          """)
  void people_find_what_they_mean(String typed, String meant) {
    List<String> found =
        APP.get(SearchCatalog.class).run(BUYER, SearchCatalog.Query.of(typed)).items().stream()
            .map(ItemRow::nameEn)
            .limit(3)
            .toList();

    assertThat(found).anySatisfy(name -> assertThat(name).containsIgnoringCase(meant));
  }

  @ParameterizedTest
  @CsvSource({"LAP3", "lap-3", "lap 3", "LAP-0003", "lap0003"})
  void a_code_is_found_however_it_is_shortened(String typed) {
    assertThat(codes(typed)).first().isEqualTo("LAP-0003");
    assertThat(APP.get(SearchCatalog.class).codes(typed, null, 1)).containsExactly("LAP-0003");
  }

  @ParameterizedTest
  @CsvSource({"LAP-00", "lap00"})
  void the_beginning_of_a_code_finds_all_that_begin_so(String typed) {
    assertThat(codes(typed)).hasSizeGreaterThan(5).allMatch(c -> c.startsWith("LAP-00"));
  }

  @ParameterizedTest
  @CsvSource({"30213100", "30213100-6", "302131"})
  void a_cpv_code_finds_the_items_of_its_category_and_all_below(String typed) {
    assertThat(codes(typed)).hasSizeGreaterThan(5).allMatch(c -> c.startsWith("LAP-"));
    assertThat(APP.get(SearchCatalog.class).codes(typed, null, 3))
        .hasSize(3)
        .allMatch(c -> c.startsWith("LAP-"));
  }

  @ParameterizedTest
  @CsvSource({"chair", "office chair", "كرسي"})
  void what_the_catalog_does_not_have_finds_nothing_that_is_only_spelt_like_it(String typed) {
    assertThat(codes(typed)).isEmpty();
  }

  private static List<String> codes(String typed) {
    return APP.get(SearchCatalog.class).run(BUYER, SearchCatalog.Query.of(typed)).items().stream()
        .map(ItemRow::code)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"حاسوب محمول,laptop", "laptop,laptop", "لابتوب,laptop", "طابعة,printer"})
  void nothing_that_is_only_made_for_it_comes_first(String typed, String meant) {
    List<ItemRow> found =
        APP.get(SearchCatalog.class).run(BUYER, SearchCatalog.Query.of(typed)).items();

    assertThat(found.subList(0, 5))
        .allMatch(i -> i.name().en().toLowerCase(Locale.ROOT).contains(meant))
        .noneMatch(i -> i.name().en().contains("Docking"));
  }
}
