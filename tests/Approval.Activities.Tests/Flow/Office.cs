using Approval.Activities.Definitions;
using Approval.Activities.Licences;
using Approval.Testing;
using Approval.Workflows;
using Approval.Workflows.Jobs;
using Approval.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace Approval.Activities.Tests.Flow;

/// <summary>The whole domain without doors: real handlers, engine and PostgreSQL; the printer is a fake and the test drives the worker.</summary>
public sealed class Office : IAsyncLifetime
{
    private ServiceProvider? _services;

    public TestDatabase Store { get; } = new();

    public FakeTime Time => Store.Time;

    public FakePrinter Printer { get; } = new();

    public async Task InitializeAsync()
    {
        await Store.InitializeAsync();
        _services = Host();
        (await ImportAsync(Repository.At("definitions"))).Problems.ShouldBeEmpty();
    }

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>A handler or query as the doors get it.</summary>
    public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    public Task<ImportReport> ImportAsync(string definitions) => Get<DefinitionImport>().RunAsync(definitions, default);

    /// <summary>One round of the worker: everything that is due now.</summary>
    public Task<int> RunJobsAsync() => Get<JobWorker>().RunReadyAsync(default);

    /// <summary>A case that the test brings as far as it says.</summary>
    /// <param name="scope">What the applicant wants done at once; see <see cref="CompanyOpening.AnswersFor"/>.</param>
    internal Story Case(string scope = "full") => new(this, scope);

    /// <summary>Another host on the same database, with connections of its own.</summary>
    public ServiceProvider Host() => new ServiceCollection()
        .AddSingleton(_ => NpgsqlDataSource.Create(Store.ConnectionString))
        .AddSingleton<Database>()
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton<ILicencePrinter>(Printer)
        .AddWorkflows()
        .AddActivities()
        .BuildServiceProvider();

    /// <summary>One number out of the store.</summary>
    public async Task<long> CountAsync(string sql, params object?[] arguments) =>
        (await Store.Database.QueryAsync(sql, r => r.GetInt64(0), default, arguments))[0];
}
