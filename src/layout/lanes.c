/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lanes.c: see lanes.h.
 *
 * A sweep along the runs finds those that are beside each other and joins them to bundles. The runs
 * of a bundle are given tracks; the tracks are put in order, and then as far apart as can be.
 */
#include "lanes.h"

#include <math.h>

/* How many runs beside one are looked at, on each side, and how many tracks for one to share:
 * bounds for the time that bundles of thousands take. */
#define REACH 64

/* How often the room between tracks is halved in search of the widest. */
#define ROUNDS 24

typedef struct
{
  guint lane;
  guint bundle;
} Member;

typedef struct
{
  double low;
  double high;
  /* Where the last run on it ends. */
  double end;
  /* In which order tracks with the same room are. */
  int rank;
  double order;
  guint number;
  double first;
  double last;
} Track;

static int
compare (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_start (gconstpointer a, gconstpointer b, gpointer data)
{
  const MusterLane *lanes = data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  int result = compare (lanes[one].start, lanes[other].start);

  return result != 0 ? result : (one > other) - (one < other);
}

static int
compare_end (gconstpointer a, gconstpointer b, gpointer data)
{
  const MusterLane *lanes = data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  int result = compare (lanes[one].end, lanes[other].end);

  return result != 0 ? result : (one > other) - (one < other);
}

static int
compare_low (gconstpointer a, gconstpointer b, gpointer data)
{
  const MusterLane *lanes = data;
  guint one = GPOINTER_TO_UINT (a);
  guint other = GPOINTER_TO_UINT (b);
  int result = compare (lanes[one].low, lanes[other].low);

  return result != 0 ? result : (one > other) - (one < other);
}

static int
compare_member (gconstpointer a, gconstpointer b, gpointer data)
{
  const Member *one = a;
  const Member *other = b;

  if (one->bundle != other->bundle)
    return one->bundle < other->bundle ? -1 : 1;
  return compare_start (&one->lane, &other->lane, data);
}

static int
compare_track (gconstpointer a, gconstpointer b)
{
  const Track *one = a;
  const Track *other = b;
  double lean = one->low + one->high - other->low - other->high;

  if (fabs (lean) > 1e-6)
    return lean < 0 ? -1 : 1;
  if (one->rank != other->rank)
    return one->rank - other->rank;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return (one->number > other->number) - (one->number < other->number);
}

static guint
find_bundle (guint *bundles, guint lane)
{
  while (bundles[lane] != lane)
    {
      bundles[lane] = bundles[bundles[lane]];
      lane = bundles[lane];
    }
  return lane;
}

static void
join_if_beside (const MusterLane *lanes, guint *bundles, guint lane, GSequenceIter *place)
{
  guint other = GPOINTER_TO_UINT (g_sequence_get (place));

  if (lanes[lane].low < lanes[other].high && lanes[other].low < lanes[lane].high)
    bundles[find_bundle (bundles, lane)] = find_bundle (bundles, other);
}

/* Joins a run to those among the open ones that are beside it. */
static void
join_neighbours (const MusterLane *lanes, guint *bundles, guint lane, GSequenceIter *place)
{
  GSequenceIter *iter = place;

  for (guint i = 0; i < REACH && !g_sequence_iter_is_begin (iter); i++)
    {
      iter = g_sequence_iter_prev (iter);
      join_if_beside (lanes, bundles, lane, iter);
    }
  iter = g_sequence_iter_next (place);
  for (guint i = 0; i < REACH && !g_sequence_iter_is_end (iter); i++)
    {
      join_if_beside (lanes, bundles, lane, iter);
      iter = g_sequence_iter_next (iter);
    }
}

static guint *
list_sorted (MusterLane *lanes, guint n_lanes, GCompareDataFunc order)
{
  guint *sorted = g_new (guint, n_lanes);

  for (guint i = 0; i < n_lanes; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) n_lanes, sizeof (guint), order, lanes);
  return sorted;
}

/* Sets for each run one that stands for its bundle. */
static void
find_bundles (MusterLane *lanes, guint n_lanes, guint *bundles)
{
  g_autofree guint *starts = list_sorted (lanes, n_lanes, compare_start);
  g_autofree guint *ends = list_sorted (lanes, n_lanes, compare_end);
  g_autofree GSequenceIter **places = g_new0 (GSequenceIter *, n_lanes);
  GSequence *open = g_sequence_new (NULL);
  guint n_ended = 0;

  for (guint i = 0; i < n_lanes; i++)
    bundles[i] = i;
  for (guint i = 0; i < n_lanes; i++)
    {
      guint lane = starts[i];

      for (; lanes[ends[n_ended]].end <= lanes[lane].start && places[ends[n_ended]] != NULL; n_ended++)
        g_sequence_remove (places[ends[n_ended]]);
      places[lane] = g_sequence_insert_sorted (open, GUINT_TO_POINTER (lane), compare_low, lanes);
      join_neighbours (lanes, bundles, lane, places[lane]);
    }
  g_sequence_free (open);
}

/* Nested runs that turn back to the same side shall not cross, nor those that go on in parallel. */
static void
rank_track (Track *track, const MusterLane *lane)
{
  int turns = lane->turn_start + lane->turn_end;
  double length = lane->end - lane->start;

  if (turns < 0)
    {
      track->rank = 0;
      track->order = length;
    }
  else if (turns > 0)
    {
      track->rank = 3;
      track->order = -length;
    }
  else
    {
      track->rank = lane->turn_start < 0 ? 1 : 2;
      track->order = lane->turn_start < 0 ? -lane->start : lane->start;
    }
}

/* Finds a track that is free again and where the run has as much room as it had; or a new one. */
static guint
choose_track (GArray *tracks, const MusterLane *lane)
{
  Track track = { .low = lane->low, .high = lane->high, .end = lane->end, .number = tracks->len };

  for (guint i = 0; i < MIN (tracks->len, REACH); i++)
    {
      Track *other = &g_array_index (tracks, Track, i);

      if (other->end <= lane->start && fabs (other->low - lane->low) < 1 && fabs (other->high - lane->high) < 1)
        {
          other->low = MAX (other->low, lane->low);
          other->high = MIN (other->high, lane->high);
          other->end = lane->end;
          return i;
        }
    }
  rank_track (&track, lane);
  g_array_append_val (tracks, track);
  return track.number;
}

/* Puts tracks as far to one side as the room between them allows. Returns: whether all are within
 * their bounds. In order of their middles they are so without any room. */
static gboolean
try_room (Track *tracks, guint n_tracks, double room)
{
  for (guint i = 0; i < n_tracks; i++)
    {
      tracks[i].first = tracks[i].low + room;
      if (i > 0)
        tracks[i].first = MAX (tracks[i].first, tracks[i - 1].first + room);
      if (tracks[i].first > tracks[i].high - room)
        return FALSE;
    }
  return TRUE;
}

static void
space_tracks (Track *tracks, guint n_tracks)
{
  double room = 0;
  double step = INFINITY;

  for (guint i = 0; i < n_tracks; i++)
    step = MIN (step, (tracks[i].high - tracks[i].low) / 2);
  if (try_room (tracks, n_tracks, step))
    room = step;
  else
    for (guint i = 0; i < ROUNDS; i++)
      {
        step /= 2;
        if (try_room (tracks, n_tracks, room + step))
          room += step;
      }
  try_room (tracks, n_tracks, room);
  for (guint i = n_tracks; i-- > 0;)
    {
      tracks[i].last = tracks[i].high - room;
      if (i + 1 < n_tracks)
        tracks[i].last = MIN (tracks[i].last, tracks[i + 1].last - room);
    }
}

/* Gives the runs of one bundle their places. */
static void
place_bundle (MusterLane *lanes, const Member *members, guint n_members, GArray *tracks)
{
  g_autofree guint *chosen = g_new (guint, n_members);
  g_autofree double *places = NULL;

  g_array_set_size (tracks, 0);
  for (guint i = 0; i < n_members; i++)
    chosen[i] = choose_track (tracks, &lanes[members[i].lane]);
  g_array_sort (tracks, compare_track);
  space_tracks ((Track *) (gpointer) tracks->data, tracks->len);
  places = g_new (double, tracks->len);
  for (guint i = 0; i < tracks->len; i++)
    {
      const Track *track = &g_array_index (tracks, Track, i);

      places[track->number] = (track->first + track->last) / 2;
    }
  for (guint i = 0; i < n_members; i++)
    lanes[members[i].lane].place = places[chosen[i]];
}

void
muster_lanes_place (MusterLane *lanes, guint n_lanes)
{
  g_autofree guint *bundles = g_new (guint, n_lanes);
  g_autofree Member *members = g_new (Member, n_lanes);
  g_autoptr (GArray) tracks = g_array_new (FALSE, FALSE, sizeof (Track));
  guint first = 0;

  find_bundles (lanes, n_lanes, bundles);
  for (guint i = 0; i < n_lanes; i++)
    members[i] = (Member){ .lane = i, .bundle = find_bundle (bundles, i) };
  g_qsort_with_data (members, (int) n_lanes, sizeof (Member), compare_member, lanes);
  for (guint i = 1; i <= n_lanes; i++)
    if (i == n_lanes || members[i].bundle != members[first].bundle)
      {
        place_bundle (lanes, &members[first], i - first, tracks);
        first = i;
      }
}
