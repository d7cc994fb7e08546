/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-driver.c: seeds and what becomes of them by chance, the same each time.
 *
 * What is taken by the target is worth going on from, and is kept among the seeds, up to a number. An input that
 * crashes, or takes longer than PATIENCE, is left in the working folder as fuzz-TARGET.crash.
 */
#include "fuzz.h"
#include "torture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST_KEPT 400
#define MOST_BYTES 8192

/* Seconds that an input may take, where hundreds a second are usual; and megabytes that all may. */
#define PATIENCE 60
#define MOST_MEGABYTES 1500

/* For signal handlers, which are told nothing. */
static struct
{
  const guint8 *data;
  gsize length;
} current;

typedef struct
{
  GRand *rand;
  GPtrArray *seeds;
  guint n_seeds;
  /* GBytes: the words of the dictionary. */
  GPtrArray *words;
} Driver;

/* {{{ What crashes */

static void
leave_input (void)
{
  char name[64];
  int fd;

  g_snprintf (name, sizeof name, "fuzz-%s.crash", fuzz_name);
  fd = open (name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd >= 0 && write (fd, current.data, current.length) == (gssize) current.length)
    close (fd);
}

static void
on_signal (int number)
{
  leave_input ();
  signal (number, SIG_DFL);
  raise (number);
}

/* The sanitizers end the program in their own way. */
void __sanitizer_set_death_callback (void (*callback) (void)) __attribute__ ((weak));

static void
watch_for_crashes (void)
{
  signal (SIGABRT, on_signal);
  signal (SIGALRM, on_signal);
  signal (SIGTRAP, on_signal);
  if (__sanitizer_set_death_callback != NULL)
    __sanitizer_set_death_callback (leave_input);
  else
    signal (SIGSEGV, on_signal);
}

static gboolean
try_input (GBytes *input)
{
  gboolean taken;

  current.data = g_bytes_get_data (input, &current.length);
  /* New ids are the same each time too. */
  g_random_set_seed (1);
  alarm (PATIENCE);
  taken = fuzz_one (input);
  alarm (0);
  return taken;
}

/* }}} */
/* {{{ The dictionary, in the form that libFuzzer reads */

static GBytes *
parse_word (const char *line)
{
  const char *from = strchr (line, '"'), *to = strrchr (line, '"');
  g_autoptr (GByteArray) word = g_byte_array_new ();

  if (*line == '#' || from == NULL || to == from)
    return NULL;
  for (from++; from < to; from++)
    {
      guint8 byte = (guint8) *from;

      if (*from == '\\' && from[1] == 'x' && g_ascii_isxdigit (from[2]) && g_ascii_isxdigit (from[3]))
        {
          byte = (guint8) (g_ascii_xdigit_value (from[2]) << 4 | g_ascii_xdigit_value (from[3]));
          from += 3;
        }
      else if (*from == '\\')
        byte = (guint8) * ++from;
      g_byte_array_append (word, &byte, 1);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&word));
}

static GPtrArray *
read_dictionary (const char *path)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GBytes *word = parse_word (lines[i]);

      if (word != NULL)
        g_ptr_array_add (words, word);
    }
  g_assert_cmpuint (words->len, >, 0);
  return words;
}

/* }}} */
/* {{{ Mutation */

static guint
chance (Driver *driver, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (driver->rand, 0, (gint32) n) : 0;
}

static void
replace (GByteArray *bytes, guint at, guint n, const void *with, guint n_with)
{
  g_autofree guint8 *tail = g_memdup2 (bytes->data + at + n, bytes->len - at - n);
  guint n_tail = bytes->len - at - n;

  g_byte_array_set_size (bytes, at);
  g_byte_array_append (bytes, with, n_with);
  g_byte_array_append (bytes, tail, n_tail);
}

static void
put_word (Driver *driver, GByteArray *bytes, gboolean over)
{
  GBytes *word = g_ptr_array_index (driver->words, chance (driver, driver->words->len));
  guint at = chance (driver, bytes->len + 1);
  gsize length;
  const void *data = g_bytes_get_data (word, &length);

  replace (bytes, at, over ? MIN ((guint) length, bytes->len - at) : 0, data, (guint) length);
}

/* A part of the same input, or of another, put elsewhere. */
static void
copy_part (Driver *driver, GByteArray *bytes, gboolean own)
{
  GBytes *other = g_ptr_array_index (driver->seeds, chance (driver, driver->seeds->len));
  gsize length;
  const guint8 *data = g_bytes_get_data (other, &length);
  guint from, n;
  g_autofree guint8 *part = NULL;

  if (own)
    {
      data = bytes->data;
      length = bytes->len;
    }
  if (length == 0)
    return;
  from = chance (driver, (guint) length);
  n = 1 + chance (driver, MIN ((guint) length - from, 200));
  part = g_memdup2 (data + from, MIN (n, length - from));
  replace (bytes, chance (driver, bytes->len + 1), 0, part, (guint) MIN (n, length - from));
}

/* The places at which something stands: texts in quotes, numbers or lines. */
typedef struct
{
  guint at;
  guint n;
} Place;

static GArray *
find_places (const GByteArray *bytes, guint what)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint start = 0;

  for (guint i = 0; i < bytes->len; i++)
    {
      guint8 byte = bytes->data[i];
      Place place = { start, i - start };

      if (what == 0 && byte == '"')
        {
          if (start > 0 && place.n < 64)
            g_array_append_val (places, place);
          start = i + 1;
        }
      else if (what == 1 && g_ascii_isdigit (byte) && (i == 0 || !g_ascii_isdigit (bytes->data[i - 1])))
        {
          for (place.at = i, place.n = 1; i + place.n < bytes->len && g_ascii_isdigit (bytes->data[i + place.n]); place.n++)
            ;
          g_array_append_val (places, place);
        }
      else if (what == 2 && byte == '\n')
        {
          place.n++;
          g_array_append_val (places, place);
          start = i + 1;
        }
    }
  return places;
}

/* One text takes another's place, as an id another's; likewise lines. */
static void
swap_places (Driver *driver, GByteArray *bytes, guint what)
{
  g_autoptr (GArray) places = find_places (bytes, what);
  Place from, to;
  g_autofree guint8 *part = NULL;

  if (places->len < 2)
    return;
  from = g_array_index (places, Place, chance (driver, places->len));
  to = g_array_index (places, Place, chance (driver, places->len));
  part = g_memdup2 (bytes->data + from.at, from.n);
  replace (bytes, to.at, g_rand_int_range (driver->rand, 0, 4) == 0 ? 0 : to.n, part, from.n);
}

static void
put_number (Driver *driver, GByteArray *bytes)
{
  static const char *const numbers[] = { "0", "-1", "1", "2", "100", "65536", "4294967295", "4294967296", "9007199254740993", "1e308", "1e999", "0.1", "-0", "1e-320" };
  const char *number = numbers[chance (driver, G_N_ELEMENTS (numbers))];
  g_autoptr (GArray) places = find_places (bytes, 1);
  Place place;

  if (places->len == 0)
    return;
  place = g_array_index (places, Place, chance (driver, places->len));
  replace (bytes, place.at, place.n, number, (guint) strlen (number));
}

static void
mutate (Driver *driver, GByteArray *bytes)
{
  guint at = chance (driver, bytes->len);
  guint8 byte = (guint8) chance (driver, 256);

  switch (chance (driver, 13))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[at] ^= (guint8) (1 << chance (driver, 8));
      break;
    case 1:
      if (bytes->len > 0)
        bytes->data[at] = byte;
      break;
    case 2:
      replace (bytes, at, 0, &byte, 1);
      break;
    case 3:
    case 4:
      put_word (driver, bytes, chance (driver, 2) == 0);
      break;
    case 5:
      if (bytes->len > 0)
        replace (bytes, at, 1 + chance (driver, MIN (bytes->len - at, 40)) - (bytes->len - at == 0), "", 0);
      break;
    case 6:
    case 7:
      copy_part (driver, bytes, chance (driver, 2) == 0);
      break;
    case 8:
    case 9:
      swap_places (driver, bytes, 0);
      break;
    case 10:
      swap_places (driver, bytes, 2);
      break;
    case 11:
      put_number (driver, bytes);
      break;
    default:
      if (chance (driver, 4) == 0)
        g_byte_array_set_size (bytes, at);
      break;
    }
}

/* }}} */
/* {{{ Rounds */

static GBytes *
make_input (Driver *driver)
{
  GBytes *seed = g_ptr_array_index (driver->seeds, chance (driver, driver->seeds->len));
  GByteArray *bytes = g_byte_array_new ();
  gsize length;
  const void *data = g_bytes_get_data (seed, &length);

  g_byte_array_append (bytes, data, (guint) length);
  for (guint n = 1 + chance (driver, 1 << chance (driver, 4)); n > 0; n--)
    mutate (driver, bytes);
  if (bytes->len > MOST_BYTES)
    g_byte_array_set_size (bytes, MOST_BYTES);
  return g_byte_array_free_to_bytes (bytes);
}

/* Seeds stay; what was kept makes way by chance. */
static void
keep_input (Driver *driver, GBytes *input)
{
  if (driver->seeds->len < driver->n_seeds + MOST_KEPT)
    {
      g_ptr_array_add (driver->seeds, g_bytes_ref (input));
      return;
    }
  guint place = driver->n_seeds + chance (driver, MOST_KEPT);

  g_bytes_unref (g_ptr_array_index (driver->seeds, place));
  driver->seeds->pdata[place] = g_bytes_ref (input);
}

static guint64
run_rounds (Driver *driver, guint64 n)
{
  guint64 n_taken = 0;

  for (guint i = 0; i < driver->n_seeds; i++)
    g_assert_true (try_input (g_ptr_array_index (driver->seeds, i)) || driver->n_seeds > 0);
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr (GBytes) input = make_input (driver);

      if (!try_input (input))
        continue;
      n_taken++;
      if (chance (driver, 8) == 0)
        keep_input (driver, input);
    }
  return n_taken;
}

static void
test_rounds (gconstpointer data)
{
  g_autofree char *name = g_strconcat ("fuzz-", fuzz_name, NULL);
  guint64 n = torture_rounds (name, 400, 670000, 17000000), n_taken;
  Driver driver = { .rand = g_rand_new_with_seed (torture_seed (1)), .seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) };
  struct rusage usage;

  if (n == 0)
    return;
  driver.words = read_dictionary (data);
  fuzz_add_seeds (driver.seeds);
  driver.n_seeds = driver.seeds->len;
  n_taken = run_rounds (&driver, n);
  getrusage (RUSAGE_SELF, &usage);
  g_assert_cmpint (usage.ru_maxrss >> 10, <, MOST_MEGABYTES);
  torture_tell (name, n, "%" G_GUINT64_FORMAT " of them taken, 0 crashes, 0 that came back otherwise, %ld MB", n_taken, usage.ru_maxrss >> 10);
  g_assert_cmpuint (n_taken, >, 0);
  g_ptr_array_unref (driver.seeds);
  g_ptr_array_unref (driver.words);
  g_rand_free (driver.rand);
}

static void
test_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) input = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  input = g_bytes_new (text, length);
  g_test_message ("%s", try_input (input) ? "taken" : "refused");
}

static void
write_seeds (const char *folder)
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  fuzz_add_seeds (seeds);
  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < seeds->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u", folder, i);
      gsize length;
      const char *data = g_bytes_get_data (g_ptr_array_index (seeds, i), &length);

      g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path = g_strdup_printf ("/fuzz/%s", fuzz_name);

  g_test_init (&argc, &argv, NULL);
  watch_for_crashes ();
  if (argc > 2 && g_str_has_prefix (argv[2], "--seeds="))
    {
      write_seeds (argv[2] + strlen ("--seeds="));
      return 0;
    }
  if (argc < 2)
    return 2;
  if (argc == 2)
    g_test_add_data_func (path, argv[1], test_rounds);
  for (int i = 2; i < argc; i++)
    {
      g_autofree char *file_path = g_strdup_printf ("%s/%d", path, i);

      g_test_add_data_func (file_path, argv[i], test_file);
    }
  return g_test_run ();
}

/* }}} */
