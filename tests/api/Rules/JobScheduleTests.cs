using System.Globalization;
using WardKpi.Api.Jobs;

namespace WardKpi.Api.Tests.Rules;

/// <summary>Moments are written as clocks in Vietnam show them.</summary>
public sealed class JobScheduleTests
{
    [Theory]
    [InlineData("2026-06-18 01:30:00", "2026-06-18 01:30", "2026-06-19 01:30")] // the slot itself
    [InlineData("2026-06-18 01:29:59.999", "2026-06-17 01:30", "2026-06-18 01:30")]
    [InlineData("2026-06-18 00:00:00", "2026-06-17 01:30", "2026-06-18 01:30")] // midnight here is 17:00 of the day before in UTC
    [InlineData("2026-06-18 06:59:59", "2026-06-18 01:30", "2026-06-19 01:30")] // still the day before in UTC
    [InlineData("2026-06-18 23:59:59", "2026-06-18 01:30", "2026-06-19 01:30")]
    [InlineData("2027-01-01 00:15:00", "2026-12-31 01:30", "2027-01-01 01:30")]
    [InlineData("2028-03-01 01:00:00", "2028-02-29 01:30", "2028-03-01 01:30")]
    public void A_daily_job_has_one_slot_a_day(string now, string slot, string next) => Check(JobSchedule.Daily(1, 30), now, slot, next);

    [Theory]
    [InlineData("2026-06-18 00:00:00", "2026-06-18 00:00", "2026-06-19 00:00")]
    [InlineData("2026-06-17 23:59:59.999", "2026-06-17 00:00", "2026-06-18 00:00")]
    public void A_job_at_midnight_belongs_to_the_day_that_begins(string now, string slot, string next) => Check(JobSchedule.Daily(0, 0), now, slot, next);

    [Theory]
    [InlineData(10, "2026-06-18 09:00:00", "2026-06-18 09:00", "2026-06-18 09:10")]
    [InlineData(10, "2026-06-18 09:09:59.999", "2026-06-18 09:00", "2026-06-18 09:10")]
    [InlineData(10, "2026-06-18 23:55:00", "2026-06-18 23:50", "2026-06-19 00:00")]
    [InlineData(10, "2026-06-19 00:00:00", "2026-06-19 00:00", "2026-06-19 00:10")]
    [InlineData(60, "2026-06-19 00:30:00", "2026-06-19 00:00", "2026-06-19 01:00")]
    [InlineData(360, "2026-06-18 17:59:00", "2026-06-18 12:00", "2026-06-18 18:00")]
    [InlineData(1440, "2026-06-18 17:59:00", "2026-06-18 00:00", "2026-06-19 00:00")]
    public void The_slots_of_a_day_begin_at_midnight_in_Vietnam(int minutes, string now, string slot, string next) =>
        Check(JobSchedule.Each(TimeSpan.FromMinutes(minutes)), now, slot, next);

    [Theory]
    [InlineData(10)]
    [InlineData(45)]
    [InlineData(480)]
    public void Slots_follow_each_other_without_a_gap(int minutes)
    {
        var schedule = JobSchedule.Each(TimeSpan.FromMinutes(minutes));
        var slot = schedule.SlotAt(Utc("2026-12-31 20:00"));

        for (var passed = 0; passed < 200; passed++)
        {
            var next = schedule.NextAfter(slot);
            Assert.Equal(TimeSpan.FromMinutes(minutes), next - slot);
            Assert.Equal(slot, schedule.SlotAt(next.AddMilliseconds(-1)));
            Assert.Equal(next, schedule.SlotAt(next));
            slot = next;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(7)]
    [InlineData(2880)]
    public void What_does_not_divide_a_day_is_no_schedule(int minutes) =>
        Assert.Throws<ArgumentException>(() => JobSchedule.Each(TimeSpan.FromMinutes(minutes)));

    private static void Check(JobSchedule schedule, string now, string slot, string next)
    {
        Assert.Equal(Utc(slot), schedule.SlotAt(Utc(now)));
        Assert.Equal(Utc(next), schedule.NextAfter(Utc(now)));
        Assert.Equal(DateTimeKind.Utc, schedule.SlotAt(Utc(now)).Kind);
    }

    private static DateTime Utc(string vietnam) =>
        DateTimeOffset.Parse($"{vietnam} +07:00", CultureInfo.InvariantCulture).UtcDateTime;
}
